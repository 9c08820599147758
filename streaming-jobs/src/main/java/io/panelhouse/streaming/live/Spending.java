package io.panelhouse.streaming.live;

import java.time.Duration;
import java.util.Arrays;

/**
 * The newest debits of one login, by time: those of {@link #WINDOW} and of {@link #LATENESS} before it, at most
 * {@link #MOST}.
 *
 * @param micros when each was done, microseconds since the epoch, ascending
 * @param ids the operations, in the same order
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never changed; a list would need a serializer of its own
public record Spending(long[] micros, long[] ids) {

    /** What is counted together. */
    static final Duration WINDOW = Duration.ofSeconds(60);
    /** How far behind the newest debit of its login one may arrive and count. */
    static final Duration LATENESS = Duration.ofSeconds(60);
    /** More in that time are not counted. */
    static final int MOST = 4096;

    static final Spending NONE = new Spending(new long[0], new long[0]);

    private static final long WINDOW_MICROS = WINDOW.toNanos() / 1_000;
    private static final long LATENESS_MICROS = LATENESS.toNanos() / 1_000;

    int size() {
        return micros.length;
    }

    long newestMicros() {
        return micros[micros.length - 1];
    }

    /** Whether the debit is new, not too late, and there is room for it. */
    boolean takes(long operation, long at) {
        if (size() == 0) {
            return true;
        }
        if (at <= newestMicros() - LATENESS_MICROS) {
            return false;
        }
        if (size() >= MOST && micros[0] > Math.max(at, newestMicros()) - WINDOW_MICROS - LATENESS_MICROS) {
            return false;
        }
        for (long id : ids) {
            if (id == operation) {
                return false;
            }
        }
        return true;
    }

    /** Where a debit that it {@link #takes} stands once it is among them, if none leaves. */
    private int place(long at) {
        int place = size();
        while (place > 0 && micros[place - 1] > at) {
            place--;
        }
        return place;
    }

    /** These and a debit that it {@link #takes}, without those that are too old by then. */
    Spending plus(long operation, long at) {
        int place = place(at);
        long oldest = Math.max(at, size() == 0 ? at : newestMicros()) - WINDOW_MICROS - LATENESS_MICROS;
        return new Spending(inserted(micros, place, at), inserted(ids, place, operation)).after(oldest);
    }

    private static long[] inserted(long[] values, int place, long value) {
        long[] more = new long[values.length + 1];
        System.arraycopy(values, 0, more, 0, place);
        more[place] = value;
        System.arraycopy(values, place, more, place + 1, values.length - place);
        return more;
    }

    private Spending after(long oldest) {
        int first = 0;
        while (micros[first] <= oldest) {
            first++;
        }
        return first == 0
                ? this
                : new Spending(
                        Arrays.copyOfRange(micros, first, micros.length), Arrays.copyOfRange(ids, first, ids.length));
    }

    /** Where one of the operations stands. */
    int indexOf(long operation) {
        int index = size() - 1;
        while (ids[index] != operation) {
            index--;
        }
        return index;
    }

    /** How many debits there are in the minute that ends with this one; of one instant, those up to it. */
    int countAt(int index) {
        int found = Arrays.binarySearch(micros, 0, index + 1, micros[index] - WINDOW_MICROS + 1);
        int first = found < 0 ? -found - 1 : found;
        while (first > 0 && micros[first - 1] > micros[index] - WINDOW_MICROS) {
            first--;
        }
        return index - first + 1;
    }

    /** The operations of the minute that ends with this one, the newest last, at most so many. */
    long[] operationsAt(int index, int most) {
        return Arrays.copyOfRange(ids, index + 1 - Math.min(most, countAt(index)), index + 1);
    }
}
