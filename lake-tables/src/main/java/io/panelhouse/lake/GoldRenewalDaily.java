package io.panelhouse.lake;

import static org.apache.iceberg.types.Types.NestedField.required;

import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.types.Types.DateType;
import org.apache.iceberg.types.Types.IntegerType;
import org.apache.iceberg.types.Types.LongType;

/** Table {@code gold.renewal_daily}: one row per reseller, day on which paid terms end, and length. */
public final class GoldRenewalDaily {

    private static final Schema SCHEMA = new Schema(
            required(1, "reseller_id", LongType.get()),
            required(2, "day", DateType.get(), "local day of the end"),
            required(3, "months", IntegerType.get()),
            required(4, "due", LongType.get(), "M3: paid terms that end on the day"),
            required(5, "early", LongType.get(), "renewed more than 24 h before the end"),
            required(6, "on_time", LongType.get(), "renewed at most 24 h before the end"),
            required(7, "grace", LongType.get(), "renewed in the grace period"),
            required(8, "late", LongType.get(), "bought again after it"),
            required(9, "lost", LongType.get(), "not bought again"),
            required(
                    10,
                    "pending",
                    LongType.get(),
                    "grace not yet over, renewed or not: counted apart; due less all other columns"));

    /** The definition. */
    public static final LakeTable TABLE = new LakeTable(
            TableIdentifier.of("gold", "renewal_daily"),
            "reseller, day on which paid terms end, and length",
            SCHEMA,
            PartitionSpec.builderFor(SCHEMA).month("day").build(),
            SortOrder.builderFor(SCHEMA).asc("reseller_id").asc("day").build());

    private GoldRenewalDaily() {}
}
