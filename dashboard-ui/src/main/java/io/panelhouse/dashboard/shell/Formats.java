package io.panelhouse.dashboard.shell;

import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.Precision;
import com.ibm.icu.text.DecimalFormatSymbols;
import com.ibm.icu.util.Currency;
import io.panelhouse.dashboard.figure.IsoWeek;
import io.panelhouse.dashboard.i18n.Language;
import io.panelhouse.dashboard.i18n.Texts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How figures, dates and durations read on screen, in one language and one zone.
 *
 * <p>The clock only decides what is today and which year is this one. Safe for use by many threads.
 */
public final class Formats {

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final Map<Language, Writing> WRITINGS = new EnumMap<>(Language.class);
    private static final int RELATIVE_DAYS = 14;

    private final ZoneId zone;
    private final InstantSource clock;
    private final Language language;
    private final Writing writing;

    static {
        for (Language language : Language.values()) {
            WRITINGS.put(language, new Writing(language));
        }
    }

    /** In the language of the page. */
    public Formats(ZoneId zone, InstantSource clock) {
        this(zone, clock, Language.current());
    }

    public Formats(ZoneId zone, InstantSource clock, Language language) {
        this.zone = zone;
        this.clock = clock;
        this.language = language;
        this.writing = Writing.of(language);
    }

    /** The zone of every date and time. */
    public ZoneId zone() {
        return zone;
    }

    /** The present day in the zone. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    /** The language of every word. */
    public Language language() {
        return language;
    }

    /** Such as {@code 18,420}; a minus is a true minus. */
    public String count(long value) {
        return writing.whole.format(value).toString();
    }

    /** Such as {@code 96}, or {@code 95.5} where credits are fractional. */
    public String amount(BigDecimal credits) {
        return writing.amount.format(credits).toString();
    }

    /** Such as {@code 5,412 credits} or {@code 1 credit}. */
    public String credits(BigDecimal credits) {
        return say("shell.credits", credits.abs(), amount(credits));
    }

    /**
     * Such as {@code £12.50} or {@code −£0.125}: as many decimals as the currency has, at most 4 where there are more.
     */
    public String money(BigDecimal amount, String currency) {
        return writing.money(amount, Currency.getInstance(currency));
    }

    /** Such as {@code 43 accounts} or {@code 1 account}. */
    public String counted(long value, String one, String many) {
        return count(value) + " " + (value == 1 ? one : many);
    }

    /**
     * Such as {@code 83.1 %}, whole below 100 cases; the sign stands after a no-break space.
     *
     * @param ratio from 0 to 1
     * @param cases the number the ratio was taken of
     */
    public String percent(double ratio, long cases) {
        return (cases < 100 ? writing.whole : writing.tenth).format(BigDecimal.valueOf(ratio * 100)) + "\u00a0%";
    }

    /** Such as {@code +6} or {@code −1,896}. */
    public String signed(long value) {
        return value > 0 ? "+" + count(value) : count(value);
    }

    /** Such as {@code +6} or {@code −0.5}. */
    public String signed(BigDecimal credits) {
        return credits.signum() > 0 ? "+" + amount(credits) : amount(credits);
    }

    /** The unit of {@link #credits} alone, such as "credit". */
    public String creditsUnit(BigDecimal credits) {
        return say("shell.credits.unit", credits.abs());
    }

    /** Such as {@code 09:14:22}. */
    public String timeOfDay(Instant instant) {
        return SECONDS.format(instant.atZone(zone));
    }

    /** Such as {@code 09:14:22} today, {@code Sun 22 Nov, 06:00} on another day. */
    public String stampTime(Instant instant) {
        ZonedDateTime local = instant.atZone(zone);
        return local.toLocalDate().equals(today()) ? SECONDS.format(local) : dateTime(instant);
    }

    /** Type and identifier of a device, as far as they were told. */
    public static String device(@Nullable String type, @Nullable String id) {
        return Stream.of(type, id)
                .filter(told -> told != null && !told.isBlank())
                .collect(Collectors.joining(" "));
    }

    /** Such as {@code 40 s}, {@code 2 min 42 s} or {@code 3 h 5 min}. */
    public String duration(Duration duration) {
        if (duration.toHours() > 0) {
            return say("shell.duration.hours", count(duration.toHours()), count(duration.toMinutesPart()));
        }
        return duration.toMinutes() > 0
                ? say("shell.duration.minutes", count(duration.toMinutes()), count(duration.toSecondsPart()))
                : say("shell.duration.seconds", count(Math.max(0, duration.toSeconds())));
    }

    /** Such as {@code 06:00} today, {@code Sun 22 Nov, 06:00} on another day. */
    public String snapshotTime(Instant instant) {
        ZonedDateTime local = instant.atZone(zone);
        return local.toLocalDate().equals(today()) ? MINUTES.format(local) : dateTime(instant);
    }

    /** Such as {@code Tue 24 Nov, 09:40}; the year only when it is not this one. */
    public String dateTime(Instant instant) {
        ZonedDateTime local = instant.atZone(zone);
        return date(local.toLocalDate()) + ", " + MINUTES.format(local);
    }

    /** An end: {@code Today 11:20}, else as {@link #dateTime}. */
    public String end(Instant instant) {
        ZonedDateTime local = instant.atZone(zone);
        return local.toLocalDate().equals(today()) ? say("shell.today", MINUTES.format(local)) : dateTime(instant);
    }

    /** Such as {@code Today 07:02}, {@code Yesterday 20:03}, {@code 12 days ago}, then the date. */
    public String past(Instant instant) {
        ZonedDateTime local = instant.atZone(zone);
        long days = ChronoUnit.DAYS.between(local.toLocalDate(), today());
        if (days == 0) {
            return say("shell.today", MINUTES.format(local));
        }
        if (days == 1) {
            return say("shell.yesterday", MINUTES.format(local));
        }
        return days > 1 && days <= RELATIVE_DAYS ? say("shell.daysAgo", days) : date(local.toLocalDate());
    }

    /** Such as {@code Tue 24 Nov}; the year only when it is not this one. */
    public String date(LocalDate date) {
        return (date.getYear() == today().getYear() ? writing.day : writing.dayAndYear).format(date);
    }

    /** Such as {@code Monday 23 November 2026}. */
    public String longDate(LocalDate date) {
        return writing.longDay.format(date);
    }

    /** Such as {@code Tue}. */
    public String weekday(LocalDate date) {
        return writing.weekday.format(date);
    }

    /** Such as {@code Tue 24}. */
    public String weekdayAndDay(LocalDate date) {
        return writing.weekdayAndDay.format(date);
    }

    /** Such as {@code November 2026}. */
    public String month(YearMonth month) {
        return writing.month.format(month);
    }

    /** Such as {@code 1 November}. */
    public String firstOf(YearMonth month) {
        return writing.firstOfMonth.format(month.atDay(1));
    }

    /** Such as {@code 1 Nov}. */
    public String shortDay(LocalDate date) {
        return writing.shortDay.format(date);
    }

    /** Such as {@code Nov}. */
    public String shortMonth(LocalDate date) {
        return writing.shortMonth.format(date);
    }

    /** Such as {@code November}. */
    public String monthName(YearMonth month) {
        return writing.monthName.format(month);
    }

    /** Such as {@code Week 47, Mon 16 – Sun 22 November 2026}. */
    public String week(IsoWeek week) {
        LocalDate monday = week.monday();
        LocalDate sunday = week.sunday();
        DateTimeFormatter from = writing.weekdayDate;
        if (monday.getYear() == sunday.getYear()) {
            from = monday.getMonth() == sunday.getMonth() ? writing.weekdayAndDay : writing.weekdayDayMonth;
        }
        return say("shell.week", week.number(), from.format(monday), writing.weekdayDate.format(sunday));
    }

    /** With one decimal, such as {@code 8.3} or {@code 1,204.0}. */
    public String tenth(double value) {
        return writing.tenth.format(value).toString();
    }

    /** With two decimals, such as {@code 57.14 %}. */
    public String exactPercent(double ratio) {
        return writing.hundredth.format(ratio * 100) + "\u00a0%";
    }

    private String say(String key, Object... arguments) {
        return Texts.of(language).say(key, arguments);
    }

    /** How a language writes numbers and days. */
    private static final class Writing {
        private final LocalizedNumberFormatter whole;
        private final LocalizedNumberFormatter tenth;
        private final LocalizedNumberFormatter hundredth;
        private final LocalizedNumberFormatter amount;
        private final DateTimeFormatter weekday;
        private final DateTimeFormatter weekdayAndDay;
        private final DateTimeFormatter day;
        private final DateTimeFormatter dayAndYear;
        private final DateTimeFormatter longDay;
        private final DateTimeFormatter month;
        private final DateTimeFormatter monthName;
        private final DateTimeFormatter firstOfMonth;
        private final DateTimeFormatter shortDay;
        private final DateTimeFormatter shortMonth;
        private final DateTimeFormatter weekdayDayMonth;
        private final DateTimeFormatter weekdayDate;

        Writing(Language language) {
            whole = number(language, Precision.integer());
            tenth = number(language, Precision.fixedFraction(1));
            hundredth = number(language, Precision.fixedFraction(2));
            amount = number(language, Precision.maxFraction(4));
            weekday = pattern(language, "shell.pattern.weekday");
            weekdayAndDay = pattern(language, "shell.pattern.weekdayAndDay");
            day = pattern(language, "shell.pattern.day");
            dayAndYear = pattern(language, "shell.pattern.dayAndYear");
            longDay = pattern(language, "shell.pattern.longDay");
            month = pattern(language, "shell.pattern.month");
            monthName = pattern(language, "shell.pattern.monthName");
            firstOfMonth = pattern(language, "shell.pattern.firstOfMonth");
            shortDay = pattern(language, "shell.pattern.shortDay");
            shortMonth = DateTimeFormatter.ofPattern("LLL", language.locale());
            weekdayDayMonth = pattern(language, "shell.pattern.weekdayDayMonth");
            weekdayDate = pattern(language, "shell.pattern.weekdayDate");
        }

        static Writing of(Language language) {
            Writing writing = WRITINGS.get(language);
            if (writing == null) {
                throw new IllegalArgumentException("Cannot write in " + language);
            }
            return writing;
        }

        String money(BigDecimal amount, Currency currency) {
            return this.amount
                    .unit(currency)
                    .precision(Precision.minMaxFraction(currency.getDefaultFractionDigits(), 4))
                    .format(amount)
                    .toString();
        }

        private static DateTimeFormatter pattern(Language language, String key) {
            return DateTimeFormatter.ofPattern(Texts.of(language).say(key), language.locale());
        }

        private static LocalizedNumberFormatter number(Language language, Precision precision) {
            DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(language.locale());
            symbols.setMinusSign('\u2212');
            return NumberFormatter.withLocale(language.locale())
                    .symbols(symbols)
                    .precision(precision)
                    .roundingMode(RoundingMode.HALF_UP);
        }
    }
}
