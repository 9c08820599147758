package io.panelhouse.dashboard.accounts;

import static io.panelhouse.dashboard.i18n.Texts.text;

import io.panelhouse.panel.account.AccountCounts;
import io.panelhouse.panel.account.AccountStatus;
import java.util.Set;

/** One of the filters above the list. What is due and what the lock refuses are parts of what is active. */
enum Chip {
    ALL,
    ACTIVE,
    DUE,
    IN_GRACE,
    EXPIRED,
    SUSPENDED,
    NEVER_ACTIVATED,
    DEVICE_MISMATCH,
    CLOSED;

    /** Those of its accounts; empty if they are not chosen by status. */
    Set<AccountStatus> statuses() {
        return switch (this) {
            case ALL, DUE -> Set.of();
            case ACTIVE -> Set.of(AccountStatus.ACTIVE, AccountStatus.EXPIRING, AccountStatus.DEVICE_MISMATCH);
            case IN_GRACE, EXPIRED, SUSPENDED, NEVER_ACTIVATED, DEVICE_MISMATCH, CLOSED ->
                Set.of(AccountStatus.valueOf(name()));
        };
    }

    /** Whether all its accounts are in the same status. */
    boolean uniform() {
        return statuses().size() == 1;
    }

    long count(AccountCounts counts) {
        return switch (this) {
            case ALL -> counts.all();
            case ACTIVE -> counts.active();
            case DUE -> counts.due();
            case IN_GRACE, EXPIRED, SUSPENDED, NEVER_ACTIVATED, DEVICE_MISMATCH, CLOSED ->
                counts.of(AccountStatus.valueOf(name()));
        };
    }

    String word(int dueDays) {
        return switch (this) {
            case ALL -> text("accounts.all");
            case DUE -> text("accounts.dueIn", dueDays);
            case ACTIVE, IN_GRACE, EXPIRED, SUSPENDED, NEVER_ACTIVATED, DEVICE_MISMATCH, CLOSED ->
                text("shell.status." + name());
        };
    }
}
