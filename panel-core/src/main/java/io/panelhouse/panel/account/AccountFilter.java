package io.panelhouse.panel.account;

import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.followup.FollowUpState;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which accounts, and in which order. Everything that is said must hold; null and an empty set say nothing.
 *
 * @param root accounts of this reseller
 * @param below and of all below it
 * @param text part of a name, whatever the case of its letters, or the beginning of a device id, with or without
 *     separators
 * @param statuses one of these
 * @param packageCode of the latest term
 * @param dueDays due within so many local days, as {@link Accounts#due} counts; 0 to 366
 * @param followUp with this task, of the accounts that have one: those with a paid end from now on
 * @param locked whether it is locked to a device
 * @param created made in this time
 * @param ends its last end lies in this time
 */
public record AccountFilter(
        ResellerId root,
        boolean below,
        String text,
        Set<AccountStatus> statuses,
        @Nullable String packageCode,
        @Nullable Integer dueDays,
        @Nullable FollowUpState followUp,
        @Nullable Boolean locked,
        @Nullable Span created,
        @Nullable Span ends,
        AccountSort sort,
        boolean descending) {

    public AccountFilter {
        text = text.strip();
        statuses = Set.copyOf(statuses);
        if (dueDays != null && (dueDays < 0 || dueDays > 366)) {
            throw new IllegalArgumentException("Invalid number of days: must be 0 to 366, was " + dueDays);
        }
    }

    /** All accounts of a subtree, most urgent first. */
    public static AccountFilter of(ResellerId root) {
        return new AccountFilter(
                root, true, "", Set.of(), null, null, null, null, null, null, AccountSort.URGENCY, false);
    }

    public AccountFilter text(String part) {
        return new AccountFilter(
                root, below, part, statuses, packageCode, dueDays, followUp, locked, created, ends, sort, descending);
    }

    public AccountFilter statuses(Set<AccountStatus> these) {
        return new AccountFilter(
                root, below, text, these, packageCode, dueDays, followUp, locked, created, ends, sort, descending);
    }

    public AccountFilter packageCode(@Nullable String code) {
        return new AccountFilter(
                root, below, text, statuses, code, dueDays, followUp, locked, created, ends, sort, descending);
    }

    public AccountFilter due(@Nullable Integer days) {
        return new AccountFilter(
                root, below, text, statuses, packageCode, days, followUp, locked, created, ends, sort, descending);
    }

    public AccountFilter followUp(@Nullable FollowUpState state) {
        return new AccountFilter(
                root, below, text, statuses, packageCode, dueDays, state, locked, created, ends, sort, descending);
    }

    public AccountFilter locked(@Nullable Boolean isLocked) {
        return new AccountFilter(
                root, below, text, statuses, packageCode, dueDays, followUp, isLocked, created, ends, sort, descending);
    }

    /** Only the accounts of one reseller, without those below it. */
    public AccountFilter only(ResellerId reseller) {
        return new AccountFilter(
                reseller,
                false,
                text,
                statuses,
                packageCode,
                dueDays,
                followUp,
                locked,
                created,
                ends,
                sort,
                descending);
    }

    public AccountFilter created(@Nullable Span time) {
        return new AccountFilter(
                root, below, text, statuses, packageCode, dueDays, followUp, locked, time, ends, sort, descending);
    }

    public AccountFilter ends(@Nullable Span time) {
        return new AccountFilter(
                root, below, text, statuses, packageCode, dueDays, followUp, locked, created, time, sort, descending);
    }

    public AccountFilter sort(AccountSort by, boolean isDescending) {
        return new AccountFilter(
                root, below, text, statuses, packageCode, dueDays, followUp, locked, created, ends, by, isDescending);
    }

    /** The time {@code [from, to)}; null is unbounded. */
    public record Span(@Nullable Instant from, @Nullable Instant to) {}
}
