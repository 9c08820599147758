package io.panelhouse.batch.fact;

/**
 * What a {@link Fact} adds to. Stocks are changes that sum up to a level; a stock named "at the instant" counts a
 * change at midnight to the day that ends there, every other fact belongs to the local day that contains it.
 */
public enum Measure {
    /** Stock at the instant: accounts whose service is on (M1). */
    ENTITLED,
    /** Stock at the instant: paid accounts without service whose latest end lies at most 30 days back (M2). */
    EXPIRED_30,
    /** As {@link #EXPIRED_30}, 90 days. */
    EXPIRED_90,
    /** As {@link #EXPIRED_30}, without limit. */
    EXPIRED_EVER,
    /** Stock: retained accounts (M1), from the state of the account; the next four give the same from its events. */
    RETAINED,
    /** First paid start. */
    STARTED,
    /** Start of a term bought after the churn. */
    REACTIVATED,
    /** A retained account renewed by another reseller: one less there, one more here; 0 in a subtree with both. */
    MOVED,
    /** End of the grace without a purchase. */
    CHURNED,
    /** Stock at the instant, by length: entitled paid accounts (M10). */
    MIX_ACCOUNTS,
    /** By length: paid terms bought (M10). */
    TERMS_SOLD,
    /** By length: credits of those, in ten-thousandths (M10). */
    CREDITS_SOLD,
    /** Trials granted. */
    TRIALS_GRANTED,
    /** By months, on the day of the end: renewed more than 24 h before it (M3a). */
    EARLY,
    /** Renewed at most 24 h before the end. */
    ON_TIME,
    /** Renewed within the grace. */
    GRACE,
    /** Bought again after the grace. */
    LATE,
    /** Not bought again. */
    LOST,
    /** The grace is not over: not yet decided. */
    PENDING,
    /** Monthly recurring credits of accounts started (M6). */
    MRC_NEW,
    /** Gained by a change to a higher monthly rate. */
    MRC_EXPANSION,
    /** Lost by a change to a lower one; positive. */
    MRC_CONTRACTION,
    /** Lost by churn; positive. */
    MRC_CHURNED,
    /** Monthly recurring credits of accounts reactivated. */
    MRC_REACTIVATED,
    /** Taken along by {@link #MOVED}. */
    MRC_MOVED,
    /** Trials started whose window for a purchase is over (M23). */
    TRIALS_DECIDED,
    /** Of those, followed by a purchase in the window. */
    TRIALS_CONVERTED,
    /** Trials started whose window is still open. */
    TRIALS_PENDING;

    /** Units of an amount of credits: the fourth decimal. */
    public static final long CREDIT_UNITS = 10_000;

    /** Units of monthly credits: divisible by every length up to 12 months, so that thirds and sixths stay exact. */
    public static final long MRC_UNITS_PER_CREDIT = CREDIT_UNITS * 27_720;

    static Measure expired(int days) {
        return switch (days) {
            case 30 -> EXPIRED_30;
            case 90 -> EXPIRED_90;
            default -> EXPIRED_EVER;
        };
    }
}
