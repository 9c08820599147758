package io.panelhouse.dashboard.live;

import com.vaadin.flow.shared.Registration;
import io.panelhouse.event.Alert;
import io.panelhouse.event.ConnectionIssue;
import io.panelhouse.event.LiveCounters;
import io.panelhouse.event.ResellerId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The latest live figures of every reseller, the accounts that fail to connect, and the open alerts.
 *
 * <p>Safe for use by many threads. What it shows survives nothing: after a start the figures are read from the
 * compacted topic again.
 */
public interface LiveFeed {

    /** The latest figures of one reseller, own accounts only; empty if none ever came. */
    Optional<LiveCounters> counters(ResellerId reseller);

    /** Online accounts and connections of several resellers together, usually of a subtree. */
    Online online(Collection<ResellerId> resellers);

    /**
     * The figures of several resellers' own accounts together: of one reseller its own, of a subtree those of all that
     * the tree holds at this moment.
     */
    Totals totals(Collection<ResellerId> resellers);

    /** The open connection issues of several resellers' own accounts, the newest failure first. */
    List<ConnectionIssue> issues(Collection<ResellerId> resellers);

    /** The open alerts of several resellers, the newest first. */
    List<Alert> alerts(Collection<ResellerId> resellers);

    /** Whether a beat of the feed is at most 10 s old, so that the figures are as well. */
    boolean fresh();

    /** When the newest beat that came was recorded, UTC; null if none came. */
    @Nullable
    Instant lastBeat();

    /** When the newest change that was captured from the panel's database was recorded, UTC; null if none came. */
    @Nullable
    Instant lastCapture();

    /** Takes in an alert that this process itself raises or ends; a newer one of the same subject wins. */
    void raise(Alert alert);

    /**
     * Calls the listener after figures of one of these resellers changed, or the feed became late or fresh again, at
     * most once a second, on a thread that holds no UI lock.
     *
     * @return the subscription; removing it twice does nothing
     */
    Registration onChange(Collection<ResellerId> resellers, Runnable listener);

    /**
     * Calls the listener after somebody tried to sign in to an account of one of these resellers, at most once a
     * second, on a thread that holds no UI lock. Only what happens from now on counts.
     *
     * @return the subscription; removing it twice does nothing
     */
    Registration onSignIn(Collection<ResellerId> resellers, Runnable listener);

    /**
     * Who is watching now.
     *
     * @param accounts distinct accounts of each reseller with a heartbeat in the last 90 s, summed
     * @param connections their sessions
     * @param asOf newest event in these figures; null if no reseller has figures
     */
    record Online(long accounts, long connections, @Nullable Instant asOf) {}

    /**
     * Figures of {@link LiveCounters}, summed. Days, weeks and windows are those of each reseller's own zone.
     *
     * @param active accounts entitled now (M1)
     * @param due accounts to be renewed by the end of the local day in 7 days (M16)
     * @param dueCredits what that costs
     * @param failing accounts with an open connection issue
     * @param balance credits in the wallets
     * @param asOf newest event in these figures; null if no reseller has figures
     */
    record Totals(
            long active,
            long due,
            BigDecimal dueCredits,
            long failing,
            BigDecimal balance,
            BigDecimal spentToday,
            BigDecimal spentThisWeek,
            @Nullable Instant asOf) {

        static final Totals NONE =
                new Totals(0, 0, BigDecimal.ZERO, 0, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, null);

        Totals plus(LiveCounters reading) {
            return new Totals(
                    active + reading.active(),
                    due + reading.due(),
                    dueCredits.add(reading.dueCredits()),
                    failing + reading.failing(),
                    balance.add(reading.balance()),
                    spentToday.add(reading.spentToday()),
                    spentThisWeek.add(reading.spentThisWeek()),
                    asOf == null || reading.asOf().isAfter(asOf) ? reading.asOf() : asOf);
        }
    }
}
