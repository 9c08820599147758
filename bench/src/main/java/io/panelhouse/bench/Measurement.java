package io.panelhouse.bench;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * One figure beside its anchor, measured in turns so that a noisy machine disturbs both alike.
 *
 * @param figure its name
 * @param ours rates of ours, one per repeat, in {@code unit}
 * @param anchor rates of the anchor, one per repeat, in {@code unit}
 */
public record Measurement(String figure, List<Double> ours, List<Double> anchor, String unit) {

    public Measurement {
        ours = List.copyOf(ours);
        anchor = List.copyOf(anchor);
    }

    /** One JSON line: medians, the median ratio and the distance between the smallest and the largest ratio. */
    public String toJson() {
        return toJson("");
    }

    /**
     * The same line with more in it.
     *
     * @param more further members of the JSON object, or nothing
     */
    public String toJson(String more) {
        List<Double> ratios = IntStream.range(0, ours.size())
                .mapToObj(repeat -> ours.get(repeat) / anchor.get(repeat))
                .toList();
        return String.format(
                Locale.ROOT,
                "{\"figure\":\"%s\",\"ours\":%.0f,\"anchor\":%.0f,\"unit\":\"%s\",\"ratio\":%.3f,\"repeats\":%d,\"spread\":%.3f%s}",
                figure,
                median(ours),
                median(anchor),
                unit,
                median(ratios),
                ours.size(),
                Collections.max(ratios) - Collections.min(ratios),
                more.isEmpty() ? "" : "," + more);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
