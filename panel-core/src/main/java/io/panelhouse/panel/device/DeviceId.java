package io.panelhouse.panel.device;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Identity of a device, in the one form in which it is compared and kept.
 *
 * <p>A MAC address, however it is written ({@code 00:1A:79:00:00:01}, {@code 00-1a-79-00-00-01},
 * {@code 001a.7900.0001}, {@code 001a79000001}), is upper case with colons. Any other identifier is trimmed and
 * otherwise kept as told: upper and lower case differ there.
 *
 * @param value the identifier in that form, 1 to 200 characters
 */
public record DeviceId(String value) {

    private static final int MAX_LENGTH = 200;
    private static final Pattern MAC = Pattern.compile("(?:[0-9A-Fa-f]{2}([:-]?)(?:[0-9A-Fa-f]{2}\\1){4}[0-9A-Fa-f]{2})"
            + "|(?:[0-9A-Fa-f]{4}\\.[0-9A-Fa-f]{4}\\.[0-9A-Fa-f]{4})");
    private static final Pattern SEPARATORS = Pattern.compile("[:.-]");
    private static final Pattern PAIRS = Pattern.compile("(?<=\\G..)(?!$)");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    /** @throws IllegalArgumentException if nothing is left of it */
    public DeviceId {
        value = normalised(value);
        if (value.isEmpty()) {
            throw new IllegalArgumentException("Invalid device: must not be blank");
        }
    }

    /** What a device told about itself, if it told anything. */
    public static Optional<DeviceId> told(@Nullable String text) {
        return text == null || normalised(text).isEmpty() ? Optional.empty() : Optional.of(new DeviceId(text));
    }

    /**
     * The beginning of an identifier in the form in which it is kept, so that devices can be looked for while somebody
     * types: hexadecimal digits with separators, or at least four without, get colons.
     */
    public static String prefix(String typed) {
        String text = clean(typed);
        String digits = SEPARATORS.matcher(text).replaceAll("");
        boolean hexadecimal = digits.matches("[0-9A-Fa-f]{1,12}");
        boolean separated = text.matches("[0-9A-Fa-f]{2}[:-].*|[0-9A-Fa-f]{4}\\..*");
        return hexadecimal && (separated || digits.length() >= 4) ? colons(digits) : text;
    }

    private static String normalised(String text) {
        String clean = clean(text);
        return MAC.matcher(clean).matches() ? colons(SEPARATORS.matcher(clean).replaceAll("")) : clean;
    }

    private static String clean(String text) {
        String printable = CONTROL.matcher(text).replaceAll(" ").strip();
        return printable.length() <= MAX_LENGTH
                ? printable
                : printable.substring(0, MAX_LENGTH).strip();
    }

    private static String colons(String digits) {
        return String.join(":", PAIRS.split(digits.toUpperCase(Locale.ROOT)));
    }

    @Override
    public String toString() {
        return value;
    }
}
