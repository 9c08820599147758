package io.panelhouse.batch.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.trunc;

import io.panelhouse.lake.LakeTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A table whose rows are sums over rows of one raw table: an update adds the sums of the new rows to those held, in the
 * months of the new rows. That each raw row is added once rests on the consumed snapshot being recorded by the same
 * commit.
 *
 * @param lookup table that {@code summed} reads besides
 * @param target partitioned by month of {@code day}
 * @param keys columns of a row of the target
 * @param sums columns that add up
 * @param summed from raw rows to rows of the target
 */
public record SumTable(
        LakeTable source,
        LakeTable lookup,
        LakeTable target,
        List<String> keys,
        List<String> sums,
        UnaryOperator<Dataset<Row>> summed) {

    /** Brings the table up to the source. Returns whether it changed. */
    public boolean update(Lake lake, boolean rebuild) {
        Increment raw = rebuild ? Increment.everything(lake, source) : Increment.of(lake, source, target);
        if (raw.empty() && !raw.everything()) {
            return false;
        }
        Consumed consumed = Consumed.nothing().with(source, raw.snapshot()).with(lake, lookup);
        Dataset<Row> fresh = summed.apply(raw.rows());
        if (raw.everything()) {
            return Writing.replace(lake, target, Writing.everything(), fresh, consumed);
        }
        Dataset<Row> added = fresh.persist();
        try {
            List<Row> months = added.select(trunc(col("day"), "MM")).distinct().collectAsList();
            if (months.isEmpty()) {
                return false;
            }
            Column part = lit(false);
            for (Row month : months) {
                LocalDate start = month.getAs(0);
                part = part.or(col("day").geq(lit(start)).and(col("day").lt(lit(start.plusMonths(1)))));
            }
            Dataset<Row> both = lake.rows(target).where(part).unionByName(added);
            return Writing.replace(lake, target, part, totals(both), consumed);
        } finally {
            added.unpersist();
        }
    }

    private Dataset<Row> totals(Dataset<Row> rows) {
        List<Column> totals = new ArrayList<>();
        sums.forEach(name -> totals.add(sum(name).as(name)));
        return rows.groupBy(keys.stream().map(name -> col(name)).toArray(Column[]::new))
                .agg(totals.getFirst(), totals.subList(1, totals.size()).toArray(Column[]::new));
    }
}
