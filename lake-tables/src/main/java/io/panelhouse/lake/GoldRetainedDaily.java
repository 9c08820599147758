package io.panelhouse.lake;

import static org.apache.iceberg.types.Types.NestedField.required;

import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.types.Types.DateType;
import org.apache.iceberg.types.Types.LongType;

/** Table {@code gold.retained_daily}: one row per reseller and day. */
public final class GoldRetainedDaily {

    private static final Schema SCHEMA = new Schema(
            required(1, "reseller_id", LongType.get()),
            required(2, "day", DateType.get(), "local day"),
            required(3, "opening", LongType.get(), "retained just before the day"),
            required(4, "started", LongType.get(), "new accounts: first paid start"),
            required(5, "reactivated", LongType.get()),
            required(6, "churned", LongType.get()),
            required(
                    7,
                    "closing",
                    LongType.get(),
                    "retained just before the next day; opening + started + reactivated + moved - churned"),
            required(8, "entitled", LongType.get(), "M1 at the end of the day, at the instant"),
            required(
                    9,
                    "expired_30",
                    LongType.get(),
                    "M2: paid accounts whose latest end is in the 30 days up to the end of the day"),
            required(10, "expired_90", LongType.get()),
            required(11, "expired_ever", LongType.get()),
            required(
                    12,
                    "moved",
                    LongType.get(),
                    "retained accounts renewed by another reseller: gained less given away, 0 over a subtree with both"));

    /** The definition. */
    public static final LakeTable TABLE = new LakeTable(
            TableIdentifier.of("gold", "retained_daily"),
            "reseller and day",
            SCHEMA,
            PartitionSpec.builderFor(SCHEMA).month("day").build(),
            SortOrder.builderFor(SCHEMA).asc("reseller_id").asc("day").build());

    private GoldRetainedDaily() {}
}
