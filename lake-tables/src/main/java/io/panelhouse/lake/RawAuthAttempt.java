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

/** Table {@code raw.auth_attempt}: one row per attempt to sign in. */
public final class RawAuthAttempt {

    private static final Schema SCHEMA = new Schema(
            required(1, "sequence", LongType.get(), "number of the row in its journal"),
            required(2, "recorded_at", TimestampType.withoutZone(), "when the panel committed the row, UTC"),
            required(3, "captured_at", TimestampType.withoutZone(), "when capture read the row, UTC"),
            optional(4, "source", StringType.get(), "what it was imported from, null if the panel recorded it itself"),
            required(5, "reseller_id", LongType.get()),
            optional(6, "account_id", LongType.get()),
            required(7, "account_name", StringType.get(), "as typed"),
            required(8, "outcome", StringType.get()),
            optional(9, "method", StringType.get()),
            optional(10, "device_id", StringType.get()),
            optional(11, "device_type", StringType.get()),
            optional(12, "address", StringType.get()),
            required(13, "occurred_at", TimestampType.withoutZone()));

    /** The definition. */
    public static final LakeTable TABLE = new LakeTable(
            TableIdentifier.of("raw", "auth_attempt"),
            "attempt to sign in",
            SCHEMA,
            PartitionSpec.builderFor(SCHEMA).day("recorded_at").build(),
            SortOrder.builderFor(SCHEMA).asc("sequence").build());

    private RawAuthAttempt() {}
}
