package io.panelhouse.dashboard.planning;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a day compares with the mean day (M12): 1 is as usual, 2 is twice as much. Each kind of day is divided by how
 * often it occurred, so that a month with five Fridays does not make Friday a peak.
 *
 * @param index by weekday, 1 for Monday, or by day of the month
 * @param days how many days it is of
 */
public record PeakDays(Map<Integer, Double> index, long days) {

    public PeakDays {
        index = Map.copyOf(index);
    }

    /** The kinds of day, the busiest first. */
    public List<Integer> busiestFirst() {
        return new TreeMap<>(index)
                .entrySet().stream()
                        .sorted(Comparator.comparingDouble((Map.Entry<Integer, Double> entry) -> -entry.getValue()))
                        .map(Map.Entry::getKey)
                        .toList();
    }

    /** The index of a kind of day, 0 if it did not occur. */
    public double of(int key) {
        return index.getOrDefault(key, 0.0);
    }
}
