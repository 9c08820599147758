package io.panelhouse.bench.house;

import java.util.Arrays;

/** Waiting times of one turn, in milliseconds. */
public record Latencies(int count, double p50, double p99, double most) {

    /** Of nanoseconds. */
    public static Latencies of(long[] nanos) {
        if (nanos.length == 0) {
            throw new IllegalStateException("Invalid benchmark: nothing was measured");
        }
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Latencies(
                sorted.length,
                sorted[sorted.length / 2] / 1e6,
                sorted[(int) (sorted.length * 0.99)] / 1e6,
                sorted[sorted.length - 1] / 1e6);
    }
}
