package io.panelhouse.dashboard.shell;

import static io.panelhouse.dashboard.i18n.Texts.text;

import io.panelhouse.panel.ledger.LedgerEntry;
import io.panelhouse.panel.operation.OperationKind;

/** Ledger entries in words. */
public final class Movements {

    private Movements() {}

    /** Such as {@code Renewed, 3 months} or {@code Credits received}. */
    public static String inWords(LedgerEntry entry) {
        if (entry.kind() == OperationKind.TRANSFER) {
            return text(entry.amount().signum() > 0 ? "ledger.transfer.in" : "ledger.transfer.out");
        }
        String code = entry.packageCode();
        String kind = inWords(entry.kind());
        return code == null || entry.kind() == OperationKind.TRIAL
                ? kind
                : text("ledger.what", kind, Packages.inWords(code));
    }

    /** Such as {@code Renewed}. */
    public static String inWords(OperationKind kind) {
        return text("ledger.kind." + kind.name());
    }
}
