package io.panelhouse.dashboard.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * The figures of a chart as a table.
 *
 * @param file name of the CSV file
 */
public record ChartRows(String file, List<String> columns, List<List<String>> rows) {

    public ChartRows {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /** With a head line. */
    public String csv() {
        List<List<String>> lines = new ArrayList<>();
        lines.add(columns);
        lines.addAll(rows);
        return Csv.of(lines);
    }
}
