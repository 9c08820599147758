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

/** Table {@code silver.reseller}: one row per reseller, as it is now. */
public final class SilverReseller {

    private static final Schema SCHEMA = new Schema(
            required(1, "reseller_id", LongType.get()),
            optional(2, "parent_id", LongType.get()),
            required(3, "name", StringType.get()),
            required(4, "path", StringType.get(), "ids from the root, each ended by /"),
            required(5, "time_zone", StringType.get(), "IANA zone"),
            required(6, "grace_days", IntegerType.get()));

    /** The definition. */
    public static final LakeTable TABLE = new LakeTable(
            TableIdentifier.of("silver", "reseller"),
            "reseller, as it is now",
            SCHEMA,
            PartitionSpec.unpartitioned(),
            SortOrder.builderFor(SCHEMA).asc("reseller_id").build());

    private SilverReseller() {}
}
