package io.panelhouse.ingest.translate;

import io.panelhouse.event.AccountId;
import io.panelhouse.event.LedgerAccount;
import io.panelhouse.event.LedgerEntryPosted;
import io.panelhouse.event.OperationKind;
import io.panelhouse.event.OperationLogged;
import io.panelhouse.event.ResellerChanged;
import io.panelhouse.event.ResellerId;
import io.panelhouse.event.SessionChange;
import io.panelhouse.event.SessionRecorded;
import io.panelhouse.event.SignInAttempted;
import io.panelhouse.event.SignInOutcome;
import io.panelhouse.event.TermEndMoved;
import io.panelhouse.event.TermKind;
import io.panelhouse.event.TermSold;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One method per journal. */
final class JournalEvents {

    private JournalEvents() {}

    static ResellerChanged resellerChanged(JournalRow row) {
        Long parent = row.optionalNumber("parent_id");
        return new ResellerChanged(
                reseller(row),
                parent == null ? null : new ResellerId(parent),
                row.text("name"),
                row.text("path"),
                row.text("time_zone"),
                row.smallNumber("grace_days"),
                thresholds(row),
                row.optionalSmallNumber("debits_per_minute"),
                row.instant("occurred_at"));
    }

    /** Joined by commas in the journal, such as {@code 20,100}. */
    private static List<BigDecimal> thresholds(JournalRow row) {
        String joined = row.text("credit_thresholds");
        return joined.isEmpty()
                ? List.of()
                : Arrays.stream(joined.split(",", -1))
                        .map(threshold -> JournalRow.decimal("credit_thresholds", threshold))
                        .toList();
    }

    static OperationLogged operationLogged(JournalRow row) {
        return new OperationLogged(
                row.number("operation_id"),
                reseller(row),
                account(row),
                row.oneOf(OperationKind.class, "kind"),
                row.text("operator"),
                row.instant("occurred_at"),
                row.optionalNumber("reversed_operation_id"));
    }

    static LedgerEntryPosted ledgerEntryPosted(JournalRow row) {
        return new LedgerEntryPosted(
                reseller(row),
                row.number("operation_id"),
                row.oneOf(LedgerAccount.class, "ledger_account"),
                row.number("entry_sequence"),
                row.oneOf(OperationKind.class, "kind"),
                row.get("reversed_kind") == null ? null : row.oneOf(OperationKind.class, "reversed_kind"),
                row.credits("amount"),
                row.credits("balance_after"),
                row.optionalText("package_code"),
                account(row),
                row.instant("occurred_at"));
    }

    static TermSold termSold(JournalRow row) {
        return new TermSold(
                reseller(row),
                new AccountId(row.number("account_id")),
                row.text("account_name"),
                row.number("operation_id"),
                row.text("package_code"),
                row.smallNumber("months"),
                row.credits("credits"),
                row.oneOf(TermKind.class, "kind"),
                row.flag("trial"),
                row.instant("occurred_at"),
                row.instant("starts_at"),
                row.optionalInstant("ends_at"));
    }

    static TermEndMoved termEndMoved(JournalRow row) {
        return new TermEndMoved(
                reseller(row),
                new AccountId(row.number("account_id")),
                row.number("operation_id"),
                row.oneOf(OperationKind.class, "kind"),
                row.number("term_operation_id"),
                row.flag("void"),
                row.optionalInstant("ends_at"),
                row.instant("occurred_at"));
    }

    static SignInAttempted signInAttempted(JournalRow row) {
        return new SignInAttempted(
                reseller(row),
                account(row),
                row.text("account_name"),
                row.oneOf(SignInOutcome.class, "outcome"),
                row.optionalText("method"),
                row.optionalText("device_id"),
                row.optionalText("device_type"),
                row.optionalText("address"),
                row.instant("occurred_at"));
    }

    static SessionRecorded sessionRecorded(JournalRow row) {
        return new SessionRecorded(
                reseller(row),
                row.text("session_id"),
                row.oneOf(SessionChange.class, "change"),
                account(row),
                row.text("account_name"),
                row.optionalText("device_id"),
                row.optionalText("device_type"),
                row.optionalText("address"),
                row.instant("occurred_at"));
    }

    private static ResellerId reseller(JournalRow row) {
        return new ResellerId(row.number("reseller_id"));
    }

    private static @Nullable AccountId account(JournalRow row) {
        Long id = row.optionalNumber("account_id");
        return id == null ? null : new AccountId(id);
    }
}
