package io.panelhouse.batch.forecast;

import io.panelhouse.batch.fact.Owner;
import io.panelhouse.batch.lake.Lake;
import io.panelhouse.batch.term.AccountTerms;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Reads what the terms in the lake say about demand, equal facts counted together. */
record DemandFactRows(Map<Long, Owner> owners, LocalDate origin) implements FlatMapFunction<Row, Row>, Serializable {

    private static final StructType SCHEMA = new StructType()
            .add("reseller_id", DataTypes.LongType, false)
            .add("kind", DataTypes.StringType, false)
            .add("months", DataTypes.IntegerType, false)
            .add("credits", DataTypes.LongType, false)
            .add("day", DataTypes.DateType, false)
            .add("lag", DataTypes.IntegerType, false);

    static List<DemandModel.Counted> read(Lake lake, Map<Long, Owner> owners, LocalDate origin) {
        return AccountTerms.all(lake)
                .flatMap(new DemandFactRows(owners, origin), Encoders.row(SCHEMA))
                .groupBy("reseller_id", "kind", "months", "credits", "day", "lag")
                .count()
                .collectAsList()
                .stream()
                .map(DemandFactRows::counted)
                .toList();
    }

    @Override
    public Iterator<Row> call(Row account) {
        return DemandFact.of(AccountTerms.of(account), owners, origin).stream()
                .map(fact -> RowFactory.create(
                        fact.resellerId(), fact.kind().name(), fact.months(), fact.credits(), fact.day(), fact.lag()))
                .iterator();
    }

    private static DemandModel.Counted counted(Row row) {
        DemandFact fact = new DemandFact(
                row.getLong(0),
                DemandFact.Kind.valueOf(row.getString(1)),
                row.getInt(2),
                row.getLong(3),
                row.<LocalDate>getAs(4),
                row.getInt(5));
        return new DemandModel.Counted(fact, row.getLong(6));
    }
}
