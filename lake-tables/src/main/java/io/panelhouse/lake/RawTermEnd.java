package io.panelhouse.lake;

import static org.apache.iceberg.types.Types.NestedField.optional;
import static org.apache.iceberg.types.Types.NestedField.required;

import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.types.Types.BooleanType;
import org.apache.iceberg.types.Types.LongType;
import org.apache.iceberg.types.Types.StringType;
import org.apache.iceberg.types.Types.TimestampType;

/** Table {@code raw.term_end}: one row per end of an earlier sold term that moved. */
public final class RawTermEnd {

    private static final Schema SCHEMA = new Schema(
            required(1, "sequence", LongType.get(), "number of the row in its journal"),
            required(2, "recorded_at", TimestampType.withoutZone(), "when the panel committed the row, UTC"),
            required(3, "captured_at", TimestampType.withoutZone(), "when capture read the row, UTC"),
            optional(4, "source", StringType.get(), "what it was imported from, null if the panel recorded it itself"),
            required(5, "reseller_id", LongType.get(), "owner of the account when it happened"),
            required(6, "account_id", LongType.get()),
            required(7, "operation_id", LongType.get(), "what moved the end"),
            required(8, "kind", StringType.get(), "kind of that operation"),
            required(9, "term_operation_id", LongType.get(), "what sold the term"),
            required(10, "void", BooleanType.get(), "whether the term counts as never sold"),
            optional(11, "ends_at", TimestampType.withoutZone(), "the end that counts; null if it never ends"),
            required(12, "occurred_at", TimestampType.withoutZone()));

    /** The definition. */
    public static final LakeTable TABLE = new LakeTable(
            TableIdentifier.of("raw", "term_end"),
            "end of an earlier sold term that moved",
            SCHEMA,
            PartitionSpec.builderFor(SCHEMA).day("recorded_at").build(),
            SortOrder.builderFor(SCHEMA).asc("sequence").build());

    private RawTermEnd() {}
}
