package io.panelhouse.lake;

import static org.apache.iceberg.types.Types.NestedField.required;

import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.types.Types.DateType;
import org.apache.iceberg.types.Types.DecimalType;
import org.apache.iceberg.types.Types.DoubleType;
import org.apache.iceberg.types.Types.LongType;
import org.apache.iceberg.types.Types.TimestampType;

/** Table {@code gold.demand_forecast}: one row per origin, reseller and week; never edited. */
public final class GoldDemandForecast {

    private static final Schema SCHEMA = new Schema(
            required(
                    1,
                    "origin",
                    DateType.get(),
                    "Monday that the forecast was made for: the first day of its first week"),
            required(
                    2,
                    "made_at",
                    TimestampType.withoutZone(),
                    "facts of days before the origin as they were at this instant, UTC"),
            required(3, "reseller_id", LongType.get()),
            required(4, "week", DateType.get(), "Monday of the week forecast"),
            required(
                    5,
                    "renewals_due",
                    DecimalType.of(18, 4),
                    "credits of the terms sold and not renewed yet that end in the week"),
            required(6, "due_1", DecimalType.of(18, 4), "part of renewals_due from 1-month terms"),
            required(7, "due_3", DecimalType.of(18, 4)),
            required(8, "due_6", DecimalType.of(18, 4)),
            required(9, "due_12", DecimalType.of(18, 4)),
            required(10, "renewals", DecimalType.of(18, 4), "expected credits of renewals, also of terms not yet sold"),
            required(11, "new_sales", DecimalType.of(18, 4), "expected credits of first terms and reactivations"),
            required(12, "mean", DecimalType.of(18, 4), "expected credits"),
            required(13, "variance", DoubleType.get(), "of the credits; independent between resellers"),
            required(14, "median", DecimalType.of(18, 4)),
            required(15, "lower_50", DecimalType.of(18, 4)),
            required(16, "upper_50", DecimalType.of(18, 4)),
            required(17, "lower_80", DecimalType.of(18, 4)),
            required(18, "upper_80", DecimalType.of(18, 4)));

    /** The definition. */
    public static final LakeTable TABLE = new LakeTable(
            TableIdentifier.of("gold", "demand_forecast"),
            "origin, reseller and week; never edited",
            SCHEMA,
            PartitionSpec.builderFor(SCHEMA).month("origin").build(),
            SortOrder.builderFor(SCHEMA)
                    .asc("origin")
                    .asc("reseller_id")
                    .asc("week")
                    .build());

    private GoldDemandForecast() {}
}
