package io.panelhouse.batch.term;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;

import io.panelhouse.batch.fact.AccountFacts;
import io.panelhouse.batch.fact.Fact;
import io.panelhouse.batch.fact.Measure;
import io.panelhouse.batch.fact.Owner;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Facts as rows: reseller_id, day, measure, months, amount. */
public final class FactRows {

    /** The columns. */
    public static final StructType SCHEMA = new StructType()
            .add("reseller_id", DataTypes.LongType, false)
            .add("day", DataTypes.DateType, false)
            .add("measure", DataTypes.StringType, false)
            .add("months", DataTypes.IntegerType, false)
            .add("amount", DataTypes.LongType, false);

    private FactRows() {}

    /**
     * The facts of accounts up to the local day of the instant, added up by day.
     *
     * @param accounts rows of {@link AccountTerms}
     * @param measures the measures wanted
     */
    public static Dataset<Row> daily(
            Dataset<Row> accounts, Map<Long, Owner> owners, Instant asOf, Set<Measure> measures) {
        return accounts.flatMap(new Facts(owners, asOf, measures), Encoders.row(SCHEMA))
                .groupBy("reseller_id", "day", "measure", "months")
                .agg(sum(col("amount")).as("amount"));
    }

    /** A row. */
    public static Row row(long resellerId, LocalDate day, Measure measure, int months, long amount) {
        return RowFactory.create(resellerId, day, measure.name(), months, amount);
    }

    private record Facts(Map<Long, Owner> owners, Instant asOf, Set<Measure> measures)
            implements FlatMapFunction<Row, Row>, Serializable {

        @Override
        public Iterator<Row> call(Row account) {
            return AccountFacts.of(AccountTerms.of(account), owners, asOf).stream()
                    .filter(fact -> measures.contains(fact.measure()))
                    .filter(fact -> !fact.day()
                            .isAfter(Owner.of(owners, fact.resellerId()).dayOf(asOf)))
                    .map(Facts::row)
                    .iterator();
        }

        private static Row row(Fact fact) {
            return FactRows.row(fact.resellerId(), fact.day(), fact.measure(), fact.months(), fact.amount());
        }
    }
}
