package io.panelhouse.lake;

import static org.apache.iceberg.types.Types.NestedField.optional;
import static org.apache.iceberg.types.Types.NestedField.required;

import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.types.Types.LongType;
import org.apache.iceberg.types.Types.StringType;
import org.apache.iceberg.types.Types.TimestampType;

/** Table {@code raw.operation}: one row per operation. */
public final class RawOperation {

    private static final Schema SCHEMA = new Schema(
            required(1, "sequence", LongType.get(), "number of the row in its journal"),
            required(2, "recorded_at", TimestampType.withoutZone(), "when the panel committed the row, UTC"),
            required(3, "captured_at", TimestampType.withoutZone(), "when capture read the row, UTC"),
            optional(4, "source", StringType.get(), "what it was imported from, null if the panel recorded it itself"),
            required(5, "operation_id", LongType.get()),
            required(6, "reseller_id", LongType.get()),
            optional(7, "account_id", LongType.get()),
            required(8, "kind", StringType.get()),
            required(9, "operator", StringType.get()),
            required(10, "occurred_at", TimestampType.withoutZone()));

    /** The definition. */
    public static final LakeTable TABLE = new LakeTable(
            TableIdentifier.of("raw", "operation"),
            "operation",
            SCHEMA,
            PartitionSpec.builderFor(SCHEMA).day("recorded_at").build(),
            SortOrder.builderFor(SCHEMA).asc("sequence").build());

    private RawOperation() {}
}
