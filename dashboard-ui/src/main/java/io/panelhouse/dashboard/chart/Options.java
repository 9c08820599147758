package io.panelhouse.dashboard.chart;

import static io.panelhouse.dashboard.i18n.Texts.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes ECharts options without a type for each key. */
public final class Options {

    private Options() {}

    /** An object of keys and values in turn; null values are kept. */
    public static Map<String, @Nullable Object> object(@Nullable Object... keysAndValues) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            object.put(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
        }
        return object;
    }

    /** A list that may hold nulls, which draw nothing. */
    public static List<@Nullable Object> values(Iterable<? extends @Nullable Object> values) {
        List<@Nullable Object> list = new ArrayList<>();
        values.forEach(list::add);
        return list;
    }

    /** Names under an axis of weeks: the first as {@code W35}, others as {@code 39}, the last one bold. */
    public static List<Object> weekNames(List<Integer> numbers) {
        List<Object> names = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            String name = i == 0 ? text("chart.week", numbers.get(i)) : Integer.toString(numbers.get(i));
            names.add(
                    i == numbers.size() - 1
                            ? object("value", name, "textStyle", object("color", "@text", "fontWeight", 600))
                            : name);
        }
        return names;
    }
}
