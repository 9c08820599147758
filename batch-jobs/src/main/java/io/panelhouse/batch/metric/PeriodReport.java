package io.panelhouse.batch.metric;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import io.panelhouse.batch.consumption.ConsumptionDaily;
import io.panelhouse.batch.fact.Measure;
import io.panelhouse.batch.lake.Lake;
import io.panelhouse.batch.term.AccountTerms;
import io.panelhouse.batch.term.Resellers;
import io.panelhouse.lake.RawLedgerEntry;
import io.panelhouse.lake.SilverTerm;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.apache.iceberg.Snapshot;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a period and a subtree, computed from {@code silver.term} and {@code raw.ledger_entry} by the
 * functions that fill the gold tables.
 *
 * @param figures every figure
 * @param termSnapshot of {@code silver.term}, which all figures but M11 rest on; empty without one
 * @param ledgerSnapshot of {@code raw.ledger_entry}, which M11 rests on
 */
public record PeriodReport(List<Figure> figures, String termSnapshot, String ledgerSnapshot) {

    /**
     * Computes the figures.
     *
     * @param subtree ids of the resellers whose facts count
     * @param from first local day of the period
     * @param to the local day after the last
     * @param asOf what was bought later does not exist
     */
    public static PeriodReport of(
            Lake lake, Resellers resellers, Set<Long> subtree, LocalDate from, LocalDate to, Instant asOf) {
        Dataset<Row> facts = AccountTerms.all(lake)
                .flatMap(new PeriodRows(resellers.owners(), asOf, subtree, from, to), Encoders.row(PeriodRows.SCHEMA))
                .groupBy("cohort", "measure", "months", "day")
                .agg(sum("amount"));
        PeriodSums sums = new PeriodSums(from);
        PeriodSums cohort = new PeriodSums(from);
        for (Row row : facts.collectAsList()) {
            PeriodSums part = row.getBoolean(0) ? cohort : sums;
            part.add(Measure.valueOf(row.getString(1)), row.getInt(2), row.<LocalDate>getAs(3), row.getLong(4));
        }
        Figures.Consumption consumption = consumption(lake, subtree, from, to, asOf);
        return new PeriodReport(
                new Figures(sums, cohort, consumption).all(),
                snapshot(lake.table(SilverTerm.TABLE).currentSnapshot()),
                snapshot(lake.table(RawLedgerEntry.TABLE).currentSnapshot()));
    }

    private static Figures.Consumption consumption(
            Lake lake, Set<Long> subtree, LocalDate from, LocalDate to, Instant asOf) {
        Dataset<Row> entries = lake.rows(RawLedgerEntry.TABLE)
                .where(col("occurred_at").leq(lit(LocalDateTime.ofInstant(asOf, ZoneOffset.UTC))))
                .where(col("reseller_id").isInCollection(subtree));
        Row sums = ConsumptionDaily.of(lake, entries)
                .where(col("day").geq(lit(from)).and(col("day").lt(lit(to))))
                .agg(sum("credits"), sum("activated"), sum("renewed"), sum("changed"))
                .head();
        return new Figures.Consumption(amount(sums, 0), amount(sums, 1), amount(sums, 2), amount(sums, 3));
    }

    private static double amount(Row row, int column) {
        return row.isNullAt(column) ? 0 : row.getDecimal(column).doubleValue();
    }

    private static String snapshot(@Nullable Snapshot snapshot) {
        return snapshot == null ? "" : Long.toString(snapshot.snapshotId());
    }

    /** The snapshot a figure rests on. */
    String snapshotOf(Figure figure) {
        return figure.id().startsWith("M11") ? ledgerSnapshot : termSnapshot;
    }

    /** As a list of JSON objects: id, value, n, numerator, denominator, snapshot; shares also lower and upper. */
    public String json() {
        return ReportText.json(this);
    }

    /** As CSV with a header row. */
    public String csv() {
        return ReportText.csv(this);
    }
}
