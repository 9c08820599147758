package io.panelhouse.streaming;

import java.time.Duration;
import java.util.Map;

/** Reads settings from environment variables; a wrong one refuses to start. */
public final class Environment {

    private final Map<String, String> variables;

    /** Creates a reader of these variables. */
    public Environment(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    /**
     * A setting that must be there.
     *
     * @throws RefusedStartException if it is missing or empty
     */
    public String required(String name) {
        String value = variables.get(name);
        if (value == null || value.isBlank()) {
            throw new RefusedStartException("Cannot start streaming: %s is not set; set it".formatted(name));
        }
        return value;
    }

    /** A setting that has a default. */
    public String orElse(String name, String otherwise) {
        String value = variables.get(name);
        return value == null || value.isBlank() ? otherwise : value;
    }

    /**
     * A port.
     *
     * @throws RefusedStartException if it is missing or none
     */
    public int port(String name) {
        return number(name, required(name), 1, 65_535);
    }

    /**
     * A number of seconds.
     *
     * @throws RefusedStartException if it is not from 1 to 600
     */
    public Duration seconds(String name, Duration otherwise) {
        return Duration.ofSeconds(number(name, orElse(name, Long.toString(otherwise.toSeconds())), 1, 600));
    }

    /**
     * A number that has a default.
     *
     * @throws RefusedStartException if it is not from {@code least} to {@code most}
     */
    public int number(String name, int otherwise, int least, int most) {
        return number(name, orElse(name, Integer.toString(otherwise)), least, most);
    }

    private static int number(String name, String text, int least, int most) {
        try {
            int number = Integer.parseInt(text.strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException none) {
            throw new RefusedStartException(wrongNumber(name, text, least, most), none);
        }
        throw new RefusedStartException(wrongNumber(name, text, least, most));
    }

    private static String wrongNumber(String name, String text, int least, int most) {
        return "Invalid setting %s: must be a number from %d to %d, was %s".formatted(name, least, most, text);
    }
}
