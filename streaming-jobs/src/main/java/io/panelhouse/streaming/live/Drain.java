package io.panelhouse.streaming.live;

import java.time.Duration;
import java.util.Arrays;

/**
 * How one login stands with the drain alert. 0 is "none"; times are microseconds since the epoch where the name says
 * nothing else.
 *
 * @param openedMicros when the debit was done that opened the newest episode
 * @param open whether it is not over
 * @param highMicros when the login was last above half of the limit in it
 * @param figure the most debits in a minute in it
 * @param limit what was let pass when it opened
 * @param newestMicros the newest debit in it
 * @param evidence the newest operations in it, the newest last
 * @param version of the last record
 * @param emittedMillis when that was given
 * @param told whether the last record tells all
 * @param timerMillis when the login is looked at again
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never changed; a list would need a serializer of its own
public record Drain(
        long openedMicros,
        boolean open,
        long highMicros,
        int figure,
        int limit,
        long newestMicros,
        long[] evidence,
        long version,
        long emittedMillis,
        boolean told,
        long timerMillis) {

    /** How long a login must have stayed at or below half of the limit for an episode to be over. */
    static final Duration CALM = Duration.ofMinutes(10);
    /** The newest operations are kept as evidence. */
    static final int MOST_EVIDENCE = 100;

    static final Drain NONE = new Drain(0, false, 0, 0, 0, 0, new long[0], 0, 0, true, 0);

    private static final long CALM_MICROS = CALM.toNanos() / 1_000;

    /** Whether a debit at this time no longer belongs to the episode, if there is one. */
    boolean overBy(long atMicros) {
        return atMicros > highMicros + CALM_MICROS;
    }

    Drain begun(long atMicros, int count, int usual, long[] operations) {
        return new Drain(atMicros, true, atMicros, count, usual, atMicros, operations, version, 0, false, timerMillis);
    }

    /** The episode with one more debit. */
    Drain with(long operation, long atMicros, int count) {
        Drain counted = counting(atMicros, count);
        return new Drain(
                openedMicros,
                counted.open,
                counted.highMicros,
                counted.figure,
                limit,
                counted.newestMicros,
                more(operation),
                version,
                emittedMillis,
                counted.told && !counted.open,
                timerMillis);
    }

    /** The episode where a minute that ended with one of its debits holds so many by now. */
    Drain counting(long atMicros, int count) {
        boolean goesOn = open || count > limit;
        return new Drain(
                openedMicros,
                goesOn,
                count * 2 > limit ? Math.max(highMicros, atMicros) : highMicros,
                Math.max(figure, count),
                limit,
                Math.max(newestMicros, atMicros),
                evidence,
                version,
                emittedMillis,
                told && goesOn == open && count <= figure,
                timerMillis);
    }

    private long[] more(long operation) {
        int from = Math.max(0, evidence.length + 1 - MOST_EVIDENCE);
        long[] more = Arrays.copyOfRange(evidence, from, evidence.length + 1);
        more[more.length - 1] = operation;
        return more;
    }

    Drain closed() {
        return new Drain(
                openedMicros,
                false,
                highMicros,
                figure,
                limit,
                newestMicros,
                evidence,
                version,
                emittedMillis,
                false,
                timerMillis);
    }

    Drain emitted(long nowMillis) {
        return new Drain(
                openedMicros,
                open,
                highMicros,
                figure,
                limit,
                newestMicros,
                evidence,
                Math.max(version + 1, nowMillis),
                nowMillis,
                true,
                timerMillis);
    }

    Drain withTimer(long millis) {
        return new Drain(
                openedMicros,
                open,
                highMicros,
                figure,
                limit,
                newestMicros,
                evidence,
                version,
                emittedMillis,
                told,
                millis);
    }
}
