package io.panelhouse.batch.lake;

import io.panelhouse.lake.LakeTable;
import java.util.Optional;
import org.apache.iceberg.DataOperations;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.util.SnapshotUtil;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What a source holds that a target has not consumed.
 *
 * <p>The source's snapshot that a target has consumed stands in the summary of the target's own newest snapshot, so
 * both move in one commit. Only appends can be read as an increment: after an expired or rewritten history everything
 * is read again.
 *
 * @param rows the new rows; all rows where {@link #everything} is true
 * @param everything whether the target has to be computed anew
 * @param empty whether nothing was committed to the source since
 * @param snapshot the source's snapshot read; -1 of a source without any
 */
public record Increment(Dataset<Row> rows, boolean everything, boolean empty, long snapshot) {

    private static final long NONE = -1;

    /** What the target has not consumed of the source. */
    public static Increment of(Lake lake, LakeTable source, LakeTable target) {
        Optional<Long> consumed = Consumed.by(lake.table(target)).snapshot(source);
        Table table = lake.table(source);
        Snapshot newest = table.currentSnapshot();
        if (newest == null) {
            return new Increment(lake.rows(source), consumed.isEmpty(), true, NONE);
        }
        long end = newest.snapshotId();
        if (consumed.isPresent() && consumed.get() == end) {
            return new Increment(lake.rows(source, end).limit(0), false, true, end);
        }
        if (consumed.isPresent() && onlyAppended(table, consumed.get(), end)) {
            Dataset<Row> appended = lake.spark()
                    .read()
                    .format("iceberg")
                    .option("start-snapshot-id", consumed.get())
                    .option("end-snapshot-id", end)
                    .load(Lake.qualified(source));
            return new Increment(appended, false, false, end);
        }
        return new Increment(lake.rows(source, end), true, false, end);
    }

    /** The whole source. */
    public static Increment everything(Lake lake, LakeTable source) {
        Snapshot newest = lake.table(source).currentSnapshot();
        if (newest == null) {
            return new Increment(lake.rows(source), true, true, NONE);
        }
        return new Increment(lake.rows(source, newest.snapshotId()), true, false, newest.snapshotId());
    }

    private static boolean onlyAppended(Table table, long start, long end) {
        if (table.snapshot(start) == null || !SnapshotUtil.isAncestorOf(table, end, start)) {
            return false;
        }
        for (Snapshot snapshot : SnapshotUtil.ancestorsBetween(end, start, table::snapshot)) {
            boolean keepsRows = snapshot.operation().equals(DataOperations.APPEND)
                    || snapshot.operation().equals(DataOperations.REPLACE);
            if (!keepsRows) {
                return false;
            }
        }
        return true;
    }
}
