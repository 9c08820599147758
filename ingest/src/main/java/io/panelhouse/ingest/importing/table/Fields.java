package io.panelhouse.ingest.importing.table;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The fields of one row, read strictly. An error names the field and the rule, not the value. */
final class Fields {

    private static final int MAX_TEXT_CHARACTERS = 200;
    private static final int MAX_NAME_CHARACTERS = 80;
    private static final int MAX_MONTHS = 1_200;
    private static final BigDecimal MAX_CREDITS = new BigDecimal("99999999999999");

    private static final String LEFT_OUT = "left-out";
    private static final Pattern MONTHS = Pattern.compile("M([1-9][0-9]{0,3})");

    private final Function<String, String> texts;
    private final Map<String, Map<String, String>> words;

    /**
     * Of one row.
     *
     * @param texts the trimmed text of a field, empty where there is none
     * @param words by field, the other system's words and ours
     */
    Fields(Function<String, String> texts, Map<String, Map<String, String>> words) {
        this.texts = texts;
        this.words = words;
    }

    /** The text of a field in our words. */
    private String value(String field) throws RejectedRowException {
        String text = texts.apply(field);
        Map<String, String> known = words.get(field);
        if (known == null || text.isEmpty()) {
            return text;
        }
        String ours = known.get(text);
        if (ours == null) {
            throw new RejectedRowException(field + " is a word that the mapping does not have");
        }
        return ours;
    }

    boolean leftOut(String field) throws RejectedRowException {
        return value(field).equals(LEFT_OUT);
    }

    /** A text as long as its own rules allow. */
    @Nullable
    String anyText(String field) throws RejectedRowException {
        String text = value(field);
        return text.isEmpty() ? null : text;
    }

    /** Months of a package such as {@code M3}, 0 of {@code PERPETUAL}; empty where there is none. */
    Optional<Integer> packageMonths(String field) throws RejectedRowException {
        String text = value(field);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Matcher months = MONTHS.matcher(text);
        if (months.matches() && Integer.parseInt(months.group(1)) <= MAX_MONTHS) {
            return Optional.of(Integer.valueOf(months.group(1)));
        }
        if (text.equals("PERPETUAL")) {
            return Optional.of(0);
        }
        throw new RejectedRowException(field + " is neither M and a number of months nor PERPETUAL");
    }

    /** Credits with a sign. */
    BigDecimal signedCredits(String field) throws RejectedRowException {
        BigDecimal credits = number(field);
        if (credits.abs().compareTo(MAX_CREDITS) > 0) {
            throw new RejectedRowException(field + " is not between -" + MAX_CREDITS + " and " + MAX_CREDITS);
        }
        return exact(field, credits);
    }

    boolean told(String field) throws RejectedRowException {
        return !value(field).isEmpty();
    }

    String name(String field) throws RejectedRowException {
        String text = required(field);
        if (text.length() > MAX_NAME_CHARACTERS) {
            throw new RejectedRowException(field + " is longer than " + MAX_NAME_CHARACTERS + " characters");
        }
        return checked(field, text);
    }

    String text(String field) throws RejectedRowException {
        return checked(field, required(field));
    }

    Optional<String> optionalText(String field) throws RejectedRowException {
        String text = value(field);
        return text.isEmpty() ? Optional.empty() : Optional.of(checked(field, text));
    }

    int months(String field) throws RejectedRowException {
        try {
            int months = Integer.parseInt(required(field));
            if (months >= 0 && months <= MAX_MONTHS) {
                return months;
            }
        } catch (NumberFormatException malformed) {
            throw new RejectedRowException(field + " is not a whole number", malformed);
        }
        throw new RejectedRowException(field + " is not between 0 and " + MAX_MONTHS);
    }

    BigDecimal credits(String field) throws RejectedRowException {
        BigDecimal credits = number(field);
        if (credits.signum() < 0 || credits.compareTo(MAX_CREDITS) > 0) {
            throw new RejectedRowException(field + " is not between 0 and " + MAX_CREDITS);
        }
        return exact(field, credits);
    }

    private BigDecimal number(String field) throws RejectedRowException {
        try {
            return new BigDecimal(required(field));
        } catch (NumberFormatException malformed) {
            throw new RejectedRowException(field + " is not a number", malformed);
        }
    }

    private static BigDecimal exact(String field, BigDecimal credits) throws RejectedRowException {
        if (credits.stripTrailingZeros().scale() > 4) {
            throw new RejectedRowException(field + " has more than 4 decimals");
        }
        return credits.setScale(4);
    }

    boolean flag(String field) throws RejectedRowException {
        return switch (value(field).toLowerCase(java.util.Locale.ROOT)) {
            case "", "false", "no", "0" -> false;
            case "true", "yes", "1" -> true;
            default -> throw new RejectedRowException(field + " is neither true nor false");
        };
    }

    Instant time(String field) throws RejectedRowException {
        return parsed(field, required(field));
    }

    Optional<Instant> optionalTime(String field) throws RejectedRowException {
        String text = value(field);
        return text.isEmpty() ? Optional.empty() : Optional.of(parsed(field, text));
    }

    private String required(String field) throws RejectedRowException {
        String text = value(field);
        if (text.isEmpty()) {
            throw new RejectedRowException(field + " is empty");
        }
        return text;
    }

    private static String checked(String field, String text) throws RejectedRowException {
        if (text.length() > MAX_TEXT_CHARACTERS) {
            throw new RejectedRowException(field + " is longer than " + MAX_TEXT_CHARACTERS + " characters");
        }
        if (text.indexOf('\0') >= 0) {
            throw new RejectedRowException(field + " holds a NUL character");
        }
        return text;
    }

    /** A date begins at midnight UTC; a time without an offset is in UTC. */
    private static Instant parsed(String field, String text) throws RejectedRowException {
        try {
            Instant instant;
            if (text.length() == 10) {
                instant = LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
            } else {
                String iso = text.replace(' ', 'T');
                instant = hasOffset(iso)
                        ? OffsetDateTime.parse(iso).toInstant()
                        : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
            }
            int year = instant.atOffset(ZoneOffset.UTC).getYear();
            if (year >= 1970 && year <= 9999) {
                return instant.truncatedTo(ChronoUnit.MICROS);
            }
        } catch (DateTimeException malformed) {
            throw new RejectedRowException(field + " is neither a date nor an instant", malformed);
        }
        throw new RejectedRowException(field + " lies outside the years 1970 to 9999");
    }

    private static boolean hasOffset(String iso) {
        return iso.endsWith("Z") || iso.lastIndexOf('+') > 10 || iso.lastIndexOf('-') > 10;
    }
}
