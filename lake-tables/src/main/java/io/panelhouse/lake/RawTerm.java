package io.panelhouse.lake;

import static org.apache.iceberg.types.Types.NestedField.optional;
import static org.apache.iceberg.types.Types.NestedField.required;

import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.types.Types.BooleanType;
import org.apache.iceberg.types.Types.DecimalType;
import org.apache.iceberg.types.Types.IntegerType;
import org.apache.iceberg.types.Types.LongType;
import org.apache.iceberg.types.Types.StringType;
import org.apache.iceberg.types.Types.TimestampType;

/** Table {@code raw.term}: one row per term sold or trial granted. */
public final class RawTerm {

    private static final Schema SCHEMA = new Schema(
            required(1, "sequence", LongType.get(), "number of the row in its journal"),
            required(2, "recorded_at", TimestampType.withoutZone(), "when the panel committed the row, UTC"),
            required(3, "captured_at", TimestampType.withoutZone(), "when capture read the row, UTC"),
            optional(4, "source", StringType.get(), "what it was imported from, null if the panel recorded it itself"),
            required(5, "reseller_id", LongType.get()),
            required(6, "account_id", LongType.get()),
            required(7, "account_name", StringType.get()),
            required(8, "operation_id", LongType.get()),
            required(9, "package_code", StringType.get()),
            required(10, "months", IntegerType.get(), "0 for trials and perpetual terms"),
            required(11, "credits", DecimalType.of(18, 4), "credits charged"),
            required(12, "kind", StringType.get(), "NEW, RENEWAL, REACTIVATION or CHANGE"),
            required(13, "trial", BooleanType.get()),
            required(14, "occurred_at", TimestampType.withoutZone(), "when it was bought"),
            required(15, "starts_at", TimestampType.withoutZone()),
            optional(16, "ends_at", TimestampType.withoutZone(), "null if it never ends"));

    /** The definition. */
    public static final LakeTable TABLE = new LakeTable(
            TableIdentifier.of("raw", "term"),
            "term sold or trial granted",
            SCHEMA,
            PartitionSpec.builderFor(SCHEMA).day("recorded_at").build(),
            SortOrder.builderFor(SCHEMA).asc("sequence").build());

    private RawTerm() {}
}
