package io.panelhouse.lake;

import static org.apache.iceberg.types.Types.NestedField.required;

import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.types.Types.DateType;
import org.apache.iceberg.types.Types.DecimalType;
import org.apache.iceberg.types.Types.LongType;
import org.apache.iceberg.types.Types.StringType;

/** Table {@code gold.consumption_daily}: one row per reseller, day and package. */
public final class GoldConsumptionDaily {

    private static final Schema SCHEMA = new Schema(
            required(1, "reseller_id", LongType.get()),
            required(2, "day", DateType.get(), "local day"),
            required(3, "package_code", StringType.get()),
            required(4, "credits", DecimalType.of(18, 4), "M11: debits of sales less their reversals"),
            required(5, "activated", DecimalType.of(18, 4), "part of credits: first terms and reactivations"),
            required(6, "renewed", DecimalType.of(18, 4), "part of credits"),
            required(7, "changed", DecimalType.of(18, 4), "part of credits"));

    /** The definition. */
    public static final LakeTable TABLE = new LakeTable(
            TableIdentifier.of("gold", "consumption_daily"),
            "reseller, day and package",
            SCHEMA,
            PartitionSpec.builderFor(SCHEMA).month("day").build(),
            SortOrder.builderFor(SCHEMA).asc("reseller_id").asc("day").build());

    private GoldConsumptionDaily() {}
}
