package io.panelhouse.lake;

import static org.apache.iceberg.types.Types.NestedField.required;

import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.types.Types.DateType;
import org.apache.iceberg.types.Types.DecimalType;
import org.apache.iceberg.types.Types.IntegerType;
import org.apache.iceberg.types.Types.LongType;

/** Table {@code gold.package_mix_daily}: one row per reseller, day and length. */
public final class GoldPackageMixDaily {

    private static final Schema SCHEMA = new Schema(
            required(1, "reseller_id", LongType.get()),
            required(2, "day", DateType.get(), "local day"),
            required(3, "months", IntegerType.get(), "1, 3, 6, 12; 0 for other"),
            required(4, "accounts", LongType.get(), "M10: entitled paid accounts at the end of the day"),
            required(5, "terms_sold", LongType.get(), "M10: paid terms bought on the day"),
            required(6, "credits_sold", DecimalType.of(18, 4), "M10: credits of those"),
            required(7, "trials_granted", LongType.get()));

    /** The definition. */
    public static final LakeTable TABLE = new LakeTable(
            TableIdentifier.of("gold", "package_mix_daily"),
            "reseller, day and length",
            SCHEMA,
            PartitionSpec.builderFor(SCHEMA).month("day").build(),
            SortOrder.builderFor(SCHEMA).asc("reseller_id").asc("day").build());

    private GoldPackageMixDaily() {}
}
