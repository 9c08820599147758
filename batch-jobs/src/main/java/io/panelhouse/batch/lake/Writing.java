package io.panelhouse.batch.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.panelhouse.lake.LakeTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameWriterV2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructField;

/**
 * Writes rows to a table of the lake, without delete files, and only if they differ from what it holds.
 *
 * <p>Every write is one commit that also records what it was computed from.
 */
public final class Writing {

    private Writing() {}

    /** Adds rows. Returns whether a snapshot was written: not for no rows. */
    public static boolean append(Lake lake, LakeTable table, Dataset<Row> rows, Consumed consumed) {
        Dataset<Row> shaped = computed(shaped(lake, table, rows));
        try {
            if (shaped.isEmpty()) {
                return false;
            }
            writer(table, shaped, consumed).append();
            return true;
        } catch (NoSuchTableException e) {
            throw missing(table, e);
        }
    }

    /**
     * Replaces the part of a table that a condition selects. Returns whether a snapshot was written: not if the rows
     * are the same.
     *
     * @param part selects whole partitions; all rows lie in it
     */
    public static boolean replace(Lake lake, LakeTable table, Column part, Dataset<Row> rows, Consumed consumed) {
        Dataset<Row> shaped = computed(shaped(lake, table, rows));
        try {
            if (fingerprint(shaped).equals(fingerprint(lake.rows(table).where(part)))) {
                return false;
            }
            writer(table, shaped, consumed).overwrite(part);
            return true;
        } catch (NoSuchTableException e) {
            throw missing(table, e);
        }
    }

    /** The condition that selects every row. */
    public static Column everything() {
        return lit(true);
    }

    private static DataFrameWriterV2<Row> writer(LakeTable table, Dataset<Row> rows, Consumed consumed) {
        DataFrameWriterV2<Row> writer = rows.writeTo(Lake.qualified(table));
        for (Map.Entry<String, String> entry : consumed.summary().entrySet()) {
            writer = writer.option("snapshot-property." + entry.getKey(), entry.getValue());
        }
        return writer;
    }

    /** The columns in the order and the types of the table. */
    private static Dataset<Row> shaped(Lake lake, LakeTable table, Dataset<Row> rows) {
        List<Column> columns = new ArrayList<>();
        for (StructField field : lake.rows(table).schema().fields()) {
            columns.add(col(field.name()).cast(field.dataType()).as(field.name()));
        }
        return rows.select(columns.toArray(Column[]::new));
    }

    /**
     * The rows, computed once and apart from the tables that they came from. Rows that are only persisted are not found
     * again when a journal has grown since: Spark then plans them anew from the newer table, in which the optimizer
     * forgets that columns of dropped duplicates are never null, and the write is refused.
     */
    private static Dataset<Row> computed(Dataset<Row> rows) {
        return rows.localCheckpoint();
    }

    /** Number of rows and sum of their hashes: equal for the same rows in any order. */
    private static Row fingerprint(Dataset<Row> rows) {
        Column[] columns = Arrays.stream(rows.columns()).map(functions::col).toArray(Column[]::new);
        return rows.select(functions.xxhash64(columns).cast("decimal(38,0)").as("hash"))
                .agg(functions.count(lit(1)), functions.sum("hash"))
                .head();
    }

    private static IllegalStateException missing(LakeTable table, NoSuchTableException e) {
        return new IllegalStateException("Cannot write %s: the table does not exist".formatted(table.name()), e);
    }
}
