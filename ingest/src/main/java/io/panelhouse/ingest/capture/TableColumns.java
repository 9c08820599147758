package io.panelhouse.ingest.capture;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The columns of a captured table, in the order in which rows give their values. */
final class TableColumns {

    private final String table;
    private final List<String> names;
    private final Map<String, Integer> places = new HashMap<>();

    /** @param table {@code schema.table} */
    TableColumns(String table, List<String> names) {
        this.table = table;
        this.names = List.copyOf(names);
        for (int i = 0; i < names.size(); i++) {
            places.put(names.get(i), i);
        }
    }

    String table() {
        return table;
    }

    List<String> names() {
        return names;
    }

    /** Its index in a row, or -1 if the table has no such column. */
    int place(String column) {
        return places.getOrDefault(column, -1);
    }
}
