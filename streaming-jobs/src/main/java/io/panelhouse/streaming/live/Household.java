package io.panelhouse.streaming.live;

import java.time.Duration;

/**
 * How an account stands with the sharing hint, besides its sessions and devices. 0 is "none"; times are microseconds
 * since the epoch where the name says nothing else.
 *
 * @param resellerId whose account it is
 * @param sinceMicros when its first session was opened
 * @param monthly credits a month of the newest paid term, in units of 0.0001
 * @param soldMicros when that was sold
 * @param openedMicros when the strange device came that opened the newest episode
 * @param open whether it is not over
 * @param newestMicros when a strange device was there last
 * @param strangers how many strange devices there were in it
 * @param online how many others were online with them
 * @param version of the last record
 * @param timerMillis when the account is looked at again
 */
public record Household(
        long resellerId,
        long sinceMicros,
        long monthly,
        long soldMicros,
        long openedMicros,
        boolean open,
        long newestMicros,
        int strangers,
        int online,
        long version,
        long timerMillis) {

    /** How long the devices of a new account are learnt. */
    static final Duration LEARNING = Duration.ofDays(7);
    /** How long after the last strange device an episode is over. */
    static final Duration QUIET = Duration.ofHours(24);

    static final Household NEW = new Household(0, 0, 0, 0, 0, false, 0, 0, 0, 0, 0);

    private static final long LEARNING_MICROS = LEARNING.toNanos() / 1_000;

    /** Whether a device that came at this time is learnt as one of the account's own. */
    boolean learns(long atMicros) {
        return sinceMicros == 0 || atMicros < sinceMicros + LEARNING_MICROS;
    }

    Household of(long reseller) {
        return reseller == resellerId ? this : with(reseller, sinceMicros, monthly, soldMicros);
    }

    Household since(long atMicros) {
        return sinceMicros != 0 && sinceMicros <= atMicros ? this : with(resellerId, atMicros, monthly, soldMicros);
    }

    Household sold(long creditsMonthly, long atMicros) {
        return atMicros < soldMicros ? this : with(resellerId, sinceMicros, creditsMonthly, atMicros);
    }

    private Household with(long reseller, long since, long creditsMonthly, long sold) {
        return new Household(
                reseller,
                since,
                creditsMonthly,
                sold,
                openedMicros,
                open,
                newestMicros,
                strangers,
                online,
                version,
                timerMillis);
    }

    /** The account with one more strange device, in the episode that is open or a new one. */
    Household shared(long firstMicros, long lastMicros, int others, long nowMillis) {
        return new Household(
                resellerId,
                sinceMicros,
                monthly,
                soldMicros,
                open ? openedMicros : firstMicros,
                true,
                Math.max(newestMicros, lastMicros),
                open ? strangers + 1 : 1,
                open ? Math.max(online, others) : others,
                Math.max(version + 1, nowMillis),
                timerMillis);
    }

    Household over(long nowMillis) {
        return new Household(
                resellerId,
                sinceMicros,
                monthly,
                soldMicros,
                openedMicros,
                false,
                newestMicros,
                strangers,
                online,
                Math.max(version + 1, nowMillis),
                timerMillis);
    }

    Household withTimer(long millis) {
        return new Household(
                resellerId,
                sinceMicros,
                monthly,
                soldMicros,
                openedMicros,
                open,
                newestMicros,
                strangers,
                online,
                version,
                millis);
    }
}
