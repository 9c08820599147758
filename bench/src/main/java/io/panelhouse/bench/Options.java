package io.panelhouse.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The options of a benchmark: {@code --name NUMBER}. */
public final class Options {

    private final Map<String, Integer> numbers = new HashMap<>();

    /** @throws IllegalArgumentException if they are not of that form, or one is not known */
    static Options of(List<String> arguments, List<String> known) {
        Options options = new Options();
        for (int i = 0; i < arguments.size(); i += 2) {
            String name = arguments.get(i).replaceFirst("^--", "");
            String value = i + 1 < arguments.size() ? arguments.get(i + 1) : "";
            if (!arguments.get(i).startsWith("--") || !known.contains(name)) {
                throw new IllegalArgumentException("Invalid option: must be one of --%s, was %s"
                        .formatted(String.join(", --", known), arguments.get(i)));
            }
            if (!value.matches("[1-9][0-9]{0,8}")) {
                throw new IllegalArgumentException(
                        "Invalid option --%s: must be a whole number above 0, was %s".formatted(name, value));
            }
            options.numbers.put(name, Integer.parseInt(value));
        }
        return options;
    }

    /** The number of an option, or this one. */
    public int number(String name, int otherwise) {
        return numbers.getOrDefault(name, otherwise);
    }
}
