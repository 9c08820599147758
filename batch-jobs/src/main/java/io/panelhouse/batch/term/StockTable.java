package io.panelhouse.batch.term;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;

import io.panelhouse.batch.fact.Measure;
import io.panelhouse.batch.fact.Owner;
import io.panelhouse.batch.lake.Lake;
import io.panelhouse.batch.lake.Writing;
import io.panelhouse.lake.LakeTable;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * A table by reseller and day that holds stocks: each day follows from the one before and the facts of the day.
 *
 * <p>An update starts from the stock that the table holds the day before the first one touched, and replaces the months
 * from there on.
 */
public final class StockTable {

    /** A figure of a day, as it goes into and comes out of the days. */
    public record Entry(LocalDate day, Measure measure, int months, long amount) {}

    /** Makes the rows of one reseller. Pure. */
    public interface Days extends Serializable {

        /**
         * One row per day.
         *
         * @param facts by any order; stocks with a day before all others are what the table held then
         * @param since the first day wanted; null for the first day with a fact
         * @param until the last day wanted
         */
        List<Row> rows(long resellerId, List<Entry> facts, LocalDate since, LocalDate until);
    }

    /** For accounts that ended: after this time nothing of them changes but the sums over all time. */
    private static final int MEMORY_DAYS = 92;

    private final LakeTable table;
    private final Set<Measure> measures;
    private final Column[] stocks;
    private final Days days;

    /**
     * Describes a table.
     *
     * @param stocks from a row of the table to its stocks: each a struct of measure, months and amount
     * @param days makes the rows
     */
    public StockTable(LakeTable table, Set<Measure> measures, List<Column> stocks, Days days) {
        this.table = table;
        this.measures = measures;
        this.stocks = stocks.toArray(Column[]::new);
        this.days = days;
    }

    /** A stock in a row of the table. */
    public static Column stock(Measure measure, Column months, Column amount) {
        return struct(lit(measure.name()).as("measure"), months.cast("int").as("months"), amount.as("amount"));
    }

    /** Brings the table up to an instant. Returns whether it changed. */
    public boolean update(Lake lake, Map<Long, Owner> owners, Instant asOf, boolean rebuild) {
        Optional<Touched> touched = Touched.since(lake, table, owners, asOf, rebuild);
        if (touched.isEmpty()) {
            return false;
        }
        try {
            return touched.get().everything()
                    ? writeAll(lake, owners, touched.get())
                    : writeSince(lake, owners, touched.get());
        } finally {
            touched.get().close();
        }
    }

    private boolean writeAll(Lake lake, Map<Long, Owner> owners, Touched touched) {
        Dataset<Row> facts = FactRows.daily(AccountTerms.all(lake), owners, touched.asOf(), measures);
        Dataset<Row> rows = rows(lake, facts.withColumn("since", lit(null).cast("date")), owners, touched.asOf());
        return Writing.replace(lake, table, Writing.everything(), rows, touched.consumed());
    }

    private boolean writeSince(Lake lake, Map<Long, Owner> owners, Touched touched) {
        LocalDate first = touched.firstDay();
        Instant from = first.atStartOfDay().toInstant(ZoneOffset.UTC).minus(Duration.ofDays(1));
        Dataset<Row> alive = AccountTerms.alive(lake, from, MEMORY_DAYS + longestGraceDays(owners));
        Dataset<Row> facts = touched.withSince(FactRows.daily(alive, owners, touched.asOf(), measures))
                .where(col("day").geq(col("since")));

        Column months = col("day").geq(lit(first.withDayOfMonth(1)));
        Dataset<Row> held = touched.withSince(lake.rows(table).where(col("day").geq(lit(first.minusDays(1)))));
        Dataset<Row> before = held.where(col("day").equalTo(date_sub(col("since"), 1)))
                .select(
                        col("reseller_id"),
                        col("day"),
                        col("since"),
                        explode(array(stocks)).as("stock"))
                .select("reseller_id", "day", "stock.measure", "stock.months", "stock.amount", "since");
        Dataset<Row> fresh = rows(lake, facts.unionByName(before), owners, touched.asOf());
        Dataset<Row> kept = touched.withSince(lake.rows(table).where(months))
                .where(col("day").lt(col("since")))
                .drop("since");
        return Writing.replace(lake, table, months, fresh.unionByName(kept), touched.consumed());
    }

    private Dataset<Row> rows(Lake lake, Dataset<Row> facts, Map<Long, Owner> owners, Instant asOf) {
        StructType schema = lake.rows(table).schema();
        return facts.groupBy("reseller_id")
                .agg(
                        min("since").as("since"),
                        collect_list(struct("day", "measure", "months", "amount"))
                                .as("facts"))
                .flatMap(new OfReseller(days, owners, asOf), Encoders.row(schema));
    }

    private static int longestGraceDays(Map<Long, Owner> owners) {
        long longest = Owner.UNKNOWN.grace().toDays();
        for (Owner owner : owners.values()) {
            longest = Math.max(longest, owner.grace().toDays());
        }
        return (int) longest;
    }

    private record OfReseller(Days days, Map<Long, Owner> owners, Instant asOf)
            implements FlatMapFunction<Row, Row>, Serializable {

        @Override
        public Iterator<Row> call(Row row) {
            long reseller = row.getLong(0);
            List<Entry> entries = new ArrayList<>();
            for (Row fact : row.<Row>getList(2)) {
                entries.add(new Entry(
                        fact.<LocalDate>getAs(0), Measure.valueOf(fact.getString(1)), fact.getInt(2), fact.getLong(3)));
            }
            LocalDate first =
                    entries.stream().map(Entry::day).min(LocalDate::compareTo).orElseThrow();
            LocalDate since =
                    row.isNullAt(1) || first.isAfter(row.<LocalDate>getAs(1)) ? first : row.<LocalDate>getAs(1);
            LocalDate until = Owner.of(owners, reseller).dayOf(asOf);
            return days.rows(reseller, entries, since, until).iterator();
        }
    }
}
