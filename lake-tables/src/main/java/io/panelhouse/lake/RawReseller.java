package io.panelhouse.lake;

import static org.apache.iceberg.types.Types.NestedField.optional;
import static org.apache.iceberg.types.Types.NestedField.required;

import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.types.Types.IntegerType;
import org.apache.iceberg.types.Types.LongType;
import org.apache.iceberg.types.Types.StringType;
import org.apache.iceberg.types.Types.TimestampType;

/** Table {@code raw.reseller}: one row per change of a reseller. */
public final class RawReseller {

    private static final Schema SCHEMA = new Schema(
            required(1, "sequence", LongType.get(), "number of the row in its journal"),
            required(2, "recorded_at", TimestampType.withoutZone(), "when the panel committed the row, UTC"),
            required(3, "captured_at", TimestampType.withoutZone(), "when capture read the row, UTC"),
            optional(4, "source", StringType.get(), "what it was imported from, null if the panel recorded it itself"),
            required(5, "reseller_id", LongType.get()),
            optional(6, "parent_id", LongType.get(), "null for a provider"),
            required(7, "name", StringType.get()),
            required(8, "path", StringType.get(), "ids from the root, each ended by /"),
            required(9, "time_zone", StringType.get(), "IANA zone"),
            required(10, "grace_days", IntegerType.get()),
            required(11, "occurred_at", TimestampType.withoutZone()));

    /** The definition. */
    public static final LakeTable TABLE = new LakeTable(
            TableIdentifier.of("raw", "reseller"),
            "change of a reseller",
            SCHEMA,
            PartitionSpec.builderFor(SCHEMA).day("recorded_at").build(),
            SortOrder.builderFor(SCHEMA).asc("sequence").build());

    private RawReseller() {}
}
