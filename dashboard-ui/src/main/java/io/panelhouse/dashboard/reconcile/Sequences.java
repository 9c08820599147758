package io.panelhouse.dashboard.reconcile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Sequence numbers of a journal, ascending; a number may occur more than once. */
final class Sequences {

    private static final int MAX_SHOWN = 10;

    private final long[] sorted;

    private Sequences(long[] sorted) {
        this.sorted = sorted;
    }

    static Sequences of(long... numbers) {
        long[] sorted = numbers.clone();
        Arrays.sort(sorted);
        return new Sequences(sorted);
    }

    int count() {
        return sorted.length;
    }

    long max() {
        return sorted.length == 0 ? 0 : sorted[sorted.length - 1];
    }

    /** Count, sum, least and greatest, as printed. */
    String figures() {
        return sorted.length == 0
                ? "0 rows"
                : "%d rows, sum %d, %d to %d"
                        .formatted(sorted.length, Arrays.stream(sorted).sum(), sorted[0], max());
    }

    boolean contains(long number) {
        return Arrays.binarySearch(sorted, number) >= 0;
    }

    /** Those not above a limit. */
    Sequences upTo(long limit) {
        return new Sequences(
                Arrays.stream(sorted).filter(number -> number <= limit).toArray());
    }

    /** Those that the other does not have. */
    Sequences without(Sequences other) {
        return new Sequences(
                Arrays.stream(sorted).filter(number -> !other.contains(number)).toArray());
    }

    /** Those that occur more than once, each once. */
    Sequences doubled() {
        long[] doubled = java.util.stream.IntStream.range(1, sorted.length)
                .filter(i -> sorted[i] == sorted[i - 1])
                .mapToLong(i -> sorted[i])
                .distinct()
                .toArray();
        return new Sequences(doubled);
    }

    /** Such as {@code 3, 7-9, 12 and 4 more ranges}. */
    @Override
    public String toString() {
        List<String> ranges = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= sorted.length; i++) {
            if (i == sorted.length || sorted[i] > sorted[i - 1] + 1) {
                ranges.add(sorted[start] == sorted[i - 1] ? "" + sorted[start] : sorted[start] + "-" + sorted[i - 1]);
                start = i;
            }
        }
        if (ranges.size() <= MAX_SHOWN) {
            return String.join(", ", ranges);
        }
        return String.join(", ", ranges.subList(0, MAX_SHOWN)) + " and " + (ranges.size() - MAX_SHOWN) + " more ranges";
    }
}
