package io.panelhouse.dashboard.export;

import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A list to be saved.
 *
 * @param name of the file, without its ending, and of the sheet
 * @param zone of every time in it
 * @param rows gives each row to the consumer once; it is called when the file is asked for, outside the page's lock
 */
public record Sheet<T>(String name, ZoneId zone, List<Column<T>> columns, Consumer<Consumer<T>> rows) {

    public Sheet {
        columns = List.copyOf(columns);
    }

    /**
     * A column.
     *
     * @param value a text, a number, a {@code LocalDate}, an {@code Instant}, or null for an empty cell
     */
    public record Column<T>(String title, Function<T, @Nullable Object> value) {}
}
