package io.panelhouse.panel.verdict;

import io.panelhouse.panel.session.SignInOutcome;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Many accounts of one provider that stopped working within {@link #WINDOW}: refused for a reason that their own state
 * does not explain, or cut off in the middle of a session.
 *
 * @param since when the first of them did
 * @param accounts how many of them lie in the reader's subtree; nothing is told of the others
 * @param outcome how most of them were refused; null if at least half of them lost their session
 */
public record Outage(Instant since, long accounts, @Nullable SignInOutcome outcome) {

    public static final Duration WINDOW = Duration.ofMinutes(10);

    private static final int LEAST = 5;

    /**
     * Whether so many accounts are too many to be chance: at least 5, and more than three times the usual number and
     * four of its standard deviations, if accounts fail each by itself. A peak hour has two to three times the mean.
     *
     * @param usual mean number of accounts in as long a time
     */
    static boolean suspected(long accounts, double usual) {
        return accounts >= LEAST && accounts > 3 * usual + 4 * Math.sqrt(usual);
    }

    /** Whether it explains what was found of an account by itself, whose own state is in order. */
    boolean explains(Verdict found) {
        return switch (found.cause()) {
            case FINE, NEVER_TRIED, MENDED, THROTTLED -> true;
            case DEVICE_MISMATCH, DEVICE_REQUIRED, CONNECTION_LIMIT, WRONG_PASSWORD, REFUSED_BY_POLICY ->
                found.attempts().getFirst().outcome() == outcome
                        && !found.attempts().getFirst().occurredAt().isBefore(since);
            case CLOSED, SUSPENDED, NEVER_ACTIVATED, EXPIRED, NO_PASSWORD, CONNECTED, OUTAGE -> false;
        };
    }
}
