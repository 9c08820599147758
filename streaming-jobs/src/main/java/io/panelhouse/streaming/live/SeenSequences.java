package io.panelhouse.streaming.live;

import java.util.Arrays;

/**
 * Which numbers of a sequence without gaps have been seen: all up to one number, and a few ahead of it.
 *
 * <p>Exact for any order and repetition as long as no more than {@link #MAX_AHEAD} numbers are ahead of a missing one;
 * beyond that the missing ones are given up.
 *
 * @param upTo all numbers from 1 to this one are seen
 * @param ahead the seen numbers above {@code upTo + 1}, ascending
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never changed; a list would need a serializer of its own
public record SeenSequences(long upTo, long[] ahead) {

    static final int MAX_AHEAD = 1024;
    static final SeenSequences NONE = new SeenSequences(0, new long[0]);

    boolean contains(long number) {
        return number <= upTo || Arrays.binarySearch(ahead, number) >= 0;
    }

    /** These and a number that is not among them. */
    SeenSequences plus(long number) {
        if (number == upTo + 1) {
            return ahead.length == 0 ? new SeenSequences(number, ahead) : closed(number, ahead, 0);
        }
        long[] more = Arrays.copyOf(ahead, ahead.length + 1);
        int at = -Arrays.binarySearch(ahead, number) - 1;
        System.arraycopy(ahead, at, more, at + 1, ahead.length - at);
        more[at] = number;
        return more.length <= MAX_AHEAD ? new SeenSequences(upTo, more) : closed(more[0], more, 1);
    }

    private static SeenSequences closed(long upTo, long[] ahead, int from) {
        long last = upTo;
        int next = from;
        while (next < ahead.length && ahead[next] == last + 1) {
            last++;
            next++;
        }
        return new SeenSequences(last, Arrays.copyOfRange(ahead, next, ahead.length));
    }
}
