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

/** Table {@code silver.term}: one row per term. */
public final class SilverTerm {

    private static final Schema SCHEMA = new Schema(
            required(1, "term_id", LongType.get(), "sequence of its journal row"),
            required(2, "reseller_id", LongType.get(), "owner when it was sold"),
            required(3, "account_id", LongType.get()),
            required(4, "account_name", StringType.get()),
            required(5, "operation_id", LongType.get()),
            required(6, "package_code", StringType.get()),
            required(7, "months", IntegerType.get()),
            required(8, "credits", DecimalType.of(18, 4), "credits charged"),
            required(9, "kind", StringType.get()),
            required(10, "trial", BooleanType.get()),
            required(11, "purchased_at", TimestampType.withoutZone()),
            required(12, "starts_at", TimestampType.withoutZone()),
            optional(13, "ends_at", TimestampType.withoutZone(), "null if it never ends"));

    /** The definition. */
    public static final LakeTable TABLE = new LakeTable(
            TableIdentifier.of("silver", "term"),
            "term",
            SCHEMA,
            PartitionSpec.builderFor(SCHEMA).bucket("account_id", 8).build(),
            SortOrder.builderFor(SCHEMA).asc("account_id").asc("starts_at").build());

    private SilverTerm() {}
}
