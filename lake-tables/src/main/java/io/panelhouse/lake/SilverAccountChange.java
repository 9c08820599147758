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

/**
 * Table {@code silver.account_change}: one row per change of an account that is no sale. Appended to only.
 *
 * <p>{@code TERM_END} moves the end of a term or makes it void; {@code SUSPEND} and {@code RESUME} withhold and give
 * back service; {@code CLOSE} ends it for good; {@code MOVE} gives the account to another reseller.
 */
public final class SilverAccountChange {

    private static final Schema SCHEMA = new Schema(
            required(1, "change_id", LongType.get(), "sequence in its journal"),
            required(2, "kind", StringType.get(), "TERM_END, SUSPEND, RESUME, CLOSE or MOVE"),
            required(3, "reseller_id", LongType.get(), "owner from then on"),
            required(4, "account_id", LongType.get()),
            required(5, "operation_id", LongType.get(), "what made the change"),
            optional(6, "term_operation_id", LongType.get(), "of TERM_END: what sold the term"),
            optional(7, "void", BooleanType.get(), "of TERM_END: whether the term counts as never sold"),
            optional(8, "ends_at", TimestampType.withoutZone(), "of TERM_END: the end that counts, null if never"),
            required(9, "changed_at", TimestampType.withoutZone(), "known from then on"));

    /** The definition. */
    public static final LakeTable TABLE = new LakeTable(
            TableIdentifier.of("silver", "account_change"),
            "change of an account that is no sale",
            SCHEMA,
            PartitionSpec.builderFor(SCHEMA).bucket("account_id", 8).build(),
            SortOrder.builderFor(SCHEMA).asc("account_id").asc("changed_at").build());

    private SilverAccountChange() {}
}
