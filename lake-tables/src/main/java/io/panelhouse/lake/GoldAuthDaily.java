package io.panelhouse.lake;

import static org.apache.iceberg.types.Types.NestedField.required;

import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.types.Types.DateType;
import org.apache.iceberg.types.Types.LongType;
import org.apache.iceberg.types.Types.StringType;

/** Table {@code gold.auth_daily}: one row per reseller, day and outcome. */
public final class GoldAuthDaily {

    private static final Schema SCHEMA = new Schema(
            required(1, "reseller_id", LongType.get()),
            required(2, "day", DateType.get(), "local day"),
            required(3, "outcome", StringType.get()),
            required(4, "attempts", LongType.get()));

    /** The definition. */
    public static final LakeTable TABLE = new LakeTable(
            TableIdentifier.of("gold", "auth_daily"),
            "reseller, day and outcome",
            SCHEMA,
            PartitionSpec.builderFor(SCHEMA).month("day").build(),
            SortOrder.builderFor(SCHEMA).asc("reseller_id").asc("day").build());

    private GoldAuthDaily() {}
}
