package io.panelhouse.panel.account;

import io.panelhouse.panel.followup.FollowUpState;
import java.math.BigDecimal;
import java.util.Map;

/**
 * How many accounts a filter lets through, whatever status and due window it asks for.
 *
 * @param byStatus each account in its one status; a status without accounts is 0
 * @param due those that end within the window asked for, or 7 days, as {@link Accounts#due} counts
 * @param dueCredits what renewing those costs, scale 4
 * @param dueByFollowUp those due, each in its one state; a state without accounts is 0 or missing
 */
public record AccountCounts(
        Map<AccountStatus, Long> byStatus, long due, BigDecimal dueCredits, Map<FollowUpState, Long> dueByFollowUp) {

    public AccountCounts {
        byStatus = Map.copyOf(byStatus);
        dueByFollowUp = Map.copyOf(dueByFollowUp);
    }

    /** Without what people wrote about the due ones. */
    public AccountCounts(Map<AccountStatus, Long> byStatus, long due, BigDecimal dueCredits) {
        this(byStatus, due, dueCredits, Map.of());
    }

    public long of(FollowUpState state) {
        return dueByFollowUp.getOrDefault(state, 0L);
    }

    public long of(AccountStatus status) {
        return byStatus.getOrDefault(status, 0L);
    }

    public long all() {
        return byStatus.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Entitled now (metric M1, screen). */
    public long active() {
        return of(AccountStatus.ACTIVE) + of(AccountStatus.EXPIRING) + of(AccountStatus.DEVICE_MISMATCH);
    }
}
