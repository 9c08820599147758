package io.panelhouse.dashboard.home;

import io.panelhouse.dashboard.CurrentOperator.Scope;
import io.panelhouse.dashboard.live.LiveFeed;
import io.panelhouse.event.LiveCounters;
import io.panelhouse.event.ResellerId;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.account.Accounts;
import io.panelhouse.panel.account.DueList;
import io.panelhouse.panel.ledger.CreditLedger;
import io.panelhouse.panel.ledger.LedgerAccount;
import io.panelhouse.panel.ledger.LedgerEntry;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Home has read of the panel for one scope. It holds until the feed tells of an entry of a wallet or of a record
 * of an account that is not in it, and for a minute in any case; for ten seconds while the feed is late and tells
 * nothing.
 *
 * @param own what renewals take from the scope's own wallet
 * @param wallets the balances of the scope's subtree
 * @param active accounts entitled when it was read
 * @param recent the newest entries of the scope's own wallet
 * @param position how far the feed was before it was read
 */
record PanelFigures(
        Scope scope,
        DueList due,
        OwnDue own,
        Map<?, BigDecimal> wallets,
        long active,
        List<LedgerEntry> recent,
        Position position,
        Instant readAt) {

    static final Duration HOLDS = Duration.ofMinutes(1);
    static final Duration HOLDS_WHILE_LATE = Duration.ofSeconds(10);

    private static final int DUE_LISTED = 1_000;

    static PanelFigures read(
            Scope scope, int dueDays, Actor actor, Accounts accounts, CreditLedger ledger, LiveFeed feed, Instant now) {
        // First, so that what comes meanwhile is read the next time.
        Position position = Position.of(scope.subtree(), feed);
        DueList due = accounts.due(actor, scope.panelId(), dueDays, DUE_LISTED);
        return new PanelFigures(
                scope,
                due,
                OwnDue.of(due, scope),
                ledger.balances(actor, scope.panelId()),
                accounts.countActive(actor, scope.panelId()),
                ledger.entries(actor, scope.panelId(), LedgerAccount.WALLET, Long.MAX_VALUE, RecentTile.ENTRIES),
                position,
                now);
    }

    /** Whether the panel would say the same again, as far as is known. */
    boolean holds(LiveFeed feed, Instant now) {
        Instant until = readAt.plus(feed.fresh() ? HOLDS : HOLDS_WHILE_LATE);
        return now.isBefore(until) && position.equals(Position.of(scope.subtree(), feed));
    }

    /**
     * What of several resellers' records the live figures include.
     *
     * @param entries of their wallets
     * @param accountsAt the newest record of an account
     */
    record Position(long entries, long active, long due, Instant accountsAt) {

        static Position of(Collection<ResellerId> resellers, LiveFeed feed) {
            long entries = 0;
            long active = 0;
            long due = 0;
            Instant accountsAt = Instant.EPOCH;
            for (ResellerId reseller : resellers) {
                Optional<LiveCounters> counters = feed.counters(reseller);
                if (counters.isPresent()) {
                    LiveCounters known = counters.get();
                    entries += known.ledgerSequence();
                    active += known.active();
                    due += known.due();
                    accountsAt = known.accountsAt().isAfter(accountsAt) ? known.accountsAt() : accountsAt;
                }
            }
            return new Position(entries, active, due, accountsAt);
        }
    }
}
