package io.panelhouse.lake;

import static org.apache.iceberg.types.Types.NestedField.optional;
import static org.apache.iceberg.types.Types.NestedField.required;

import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.types.Types.DecimalType;
import org.apache.iceberg.types.Types.LongType;
import org.apache.iceberg.types.Types.StringType;
import org.apache.iceberg.types.Types.TimestampType;

/** Table {@code raw.ledger_entry}: one row per ledger entry. */
public final class RawLedgerEntry {

    private static final Schema SCHEMA = new Schema(
            required(1, "sequence", LongType.get(), "number of the row in its journal"),
            required(2, "recorded_at", TimestampType.withoutZone(), "when the panel committed the row, UTC"),
            required(3, "captured_at", TimestampType.withoutZone(), "when capture read the row, UTC"),
            optional(4, "source", StringType.get(), "what it was imported from, null if the panel recorded it itself"),
            required(5, "reseller_id", LongType.get()),
            required(6, "operation_id", LongType.get()),
            required(7, "ledger_account", StringType.get(), "WALLET, ISSUED or CONSUMED"),
            required(8, "entry_sequence", LongType.get(), "position in the ledger account"),
            required(9, "kind", StringType.get()),
            optional(10, "reversed_kind", StringType.get(), "kind of what a reversal reverses"),
            required(11, "amount", DecimalType.of(18, 4), "credits, positive received"),
            required(12, "balance_after", DecimalType.of(18, 4), "credits"),
            optional(13, "package_code", StringType.get()),
            optional(14, "account_id", LongType.get()),
            required(15, "occurred_at", TimestampType.withoutZone()));

    /** The definition. */
    public static final LakeTable TABLE = new LakeTable(
            TableIdentifier.of("raw", "ledger_entry"),
            "ledger entry",
            SCHEMA,
            PartitionSpec.builderFor(SCHEMA).day("recorded_at").build(),
            SortOrder.builderFor(SCHEMA).asc("sequence").build());

    private RawLedgerEntry() {}
}
