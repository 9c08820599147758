package io.panelhouse.ingest.importing.table;

import io.panelhouse.ingest.importing.source.Fact;
import io.panelhouse.panel.account.AccountNotes;
import io.panelhouse.panel.history.ImportedAccount;
import io.panelhouse.panel.history.ImportedDevice;
import io.panelhouse.panel.history.ImportedEntry;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The facts that a row of another panel's business tells. */
final class BusinessFacts {

    private BusinessFacts() {}

    static List<Fact> account(Fields fields, String key) throws RejectedRowException {
        @Nullable Integer months = fields.packageMonths("package").orElse(null);
        @Nullable Instant endsAt = fields.optionalTime("ends_at").orElse(null);
        if ((months != null && months > 0) != (endsAt != null)) {
            throw new RejectedRowException("a package of months has an end, no other has one");
        }
        return List.of(new Fact.AccountKept(new ImportedAccount(
                key,
                fields.name("account"),
                fields.optionalText("secret").orElse(null),
                fields.anyText("secret_hash"),
                notes(fields),
                fields.time("created_at"),
                fields.flag("suspended"),
                fields.flag("closed"),
                months,
                endsAt)));
    }

    private static AccountNotes notes(Fields fields) throws RejectedRowException {
        try {
            return new AccountNotes(
                    fields.anyText("note"),
                    fields.anyText("email"),
                    fields.anyText("phone"),
                    fields.anyText("language"));
        } catch (IllegalArgumentException broken) {
            throw new RejectedRowException(String.valueOf(broken.getMessage()), broken);
        }
    }

    /** The sign of the amount is that of its kind, where the mapping has one. */
    static List<Fact> entry(Fields fields, String key) throws RejectedRowException {
        BigDecimal amount = fields.signedCredits("amount");
        @Nullable String kind = fields.anyText("kind");
        if (kind != null) {
            amount = switch (kind) {
                case "top-up", "transfer-in", "refund" -> amount.abs();
                case "sale", "transfer-out" -> amount.abs().negate();
                case "correction" -> amount;
                default ->
                    throw new RejectedRowException(
                            "kind is none of top-up, transfer-in, refund, sale, transfer-out, correction and left-out");
            };
        }
        return List.of(new Fact.EntryPosted(new ImportedEntry(
                key,
                fields.time("at"),
                amount,
                fields.told("balance_after") ? fields.signedCredits("balance_after") : null,
                fields.told("account") ? fields.name("account") : null)));
    }

    static List<Fact> device(Fields fields, String key) throws RejectedRowException {
        Instant firstSeen = fields.time("first_seen");
        Instant lastSeen = fields.optionalTime("last_seen").orElse(firstSeen);
        if (lastSeen.isBefore(firstSeen)) {
            throw new RejectedRowException("last_seen lies before first_seen");
        }
        return List.of(new Fact.DeviceSeen(new ImportedDevice(
                key,
                fields.name("account"),
                fields.text("device_id"),
                fields.optionalText("device_type").orElse(null),
                fields.flag("locked"),
                firstSeen,
                lastSeen)));
    }
}
