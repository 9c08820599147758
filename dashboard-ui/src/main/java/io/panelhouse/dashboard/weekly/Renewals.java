package io.panelhouse.dashboard.weekly;

import io.panelhouse.dashboard.figure.Share;

/**
 * M3 and M3a: what became of the paid terms that end in a period.
 *
 * @param due all of them
 * @param early renewed more than 24 h before the end
 * @param onTime renewed later, up to the end
 * @param grace renewed in the grace period
 * @param late bought again after it
 * @param lost not bought again
 * @param pending grace not over yet and not renewed
 */
record Renewals(long due, long early, long onTime, long grace, long late, long lost, long pending) {

    static final Renewals NONE = new Renewals(0, 0, 0, 0, 0, 0, 0);

    long renewed() {
        return early + onTime + grace;
    }

    long lapsed() {
        return late + lost;
    }

    /** M3: renewed in time, of the terms whose outcome is known. */
    Share rate() {
        return new Share(renewed(), renewed() + lapsed());
    }

    /** M4a: the rest of M3. */
    Share churn() {
        return new Share(lapsed(), renewed() + lapsed());
    }

    Renewals plus(Renewals other) {
        return new Renewals(
                due + other.due,
                early + other.early,
                onTime + other.onTime,
                grace + other.grace,
                late + other.late,
                lost + other.lost,
                pending + other.pending);
    }
}
