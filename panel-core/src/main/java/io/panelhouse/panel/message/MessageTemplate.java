package io.panelhouse.panel.message;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words with places for what differs from account to account: {@code {name}}, {@code {package}}, {@code {end}} and
 * {@code {reseller}}.
 *
 * @param words 1 to 1000 characters
 */
public record MessageTemplate(String words) {

    /** The names of the places, in the order in which the screens list them. */
    public static final List<String> PLACES = List.of("name", "package", "end", "reseller");

    private static final int MAX_LENGTH = 1000;
    private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");

    /**
     * Checks length and places.
     *
     * @throws IllegalArgumentException if a rule is broken; the message is one sentence
     */
    public MessageTemplate {
        words = words.replace("\0", "").strip();
        if (words.isEmpty() || words.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("Invalid words: must have 1 to 1000 characters, was " + words.length());
        }
        Matcher place = PLACE.matcher(words);
        while (place.find()) {
            if (!PLACES.contains(place.group(1))) {
                throw new IllegalArgumentException("Invalid words: {" + place.group(1) + "} is no place; there are {"
                        + String.join("}, {", PLACES) + "}");
            }
        }
    }

    /** The words with each place filled; a value is taken as it is, whatever braces it holds. */
    public String filled(Map<String, String> values) {
        return PLACE.matcher(words)
                .replaceAll(place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), "")));
    }
}
