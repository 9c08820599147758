package io.panelhouse.dashboard.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.panelhouse.dashboard.figure.IsoWeek;
import io.panelhouse.dashboard.i18n.Language;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class FormatsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:14:22Z");
    private final Formats formats = new Formats(ZoneId.of("Europe/London"), InstantSource.fixed(NOW));

    @Test
    void creditsCarryTheirUnitAndNoCurrency() {
        assertThat(formats.credits(new BigDecimal("5412.0000"))).isEqualTo("5,412 credits");
        assertThat(formats.credits(new BigDecimal("1.0000"))).isEqualTo("1 credit");
        assertThat(formats.credits(new BigDecimal("95.5000"))).isEqualTo("95.5 credits");
    }

    @Test
    void aMinusIsATrueMinus() {
        assertThat(formats.count(-1896)).isEqualTo("\u22121,896");
        assertThat(formats.signed(6)).isEqualTo("+6");
    }

    @Test
    void aPercentageIsWholeBelowAHundredCases() {
        assertThat(formats.percent(0.8314, 1_000)).isEqualTo("83.1\u00a0%");
        assertThat(formats.percent(0.7142, 14)).isEqualTo("71\u00a0%");
    }

    @Test
    void theYearIsWrittenOnlyWhenItIsNotThisOne() {
        assertThat(formats.dateTime(Instant.parse("2026-11-24T09:40:00Z"))).isEqualTo("Tue 24 Nov, 09:40");
        assertThat(formats.date(LocalDate.of(2027, 1, 2))).isEqualTo("Sat 2 Jan 2027");
        assertThat(formats.longDate(formats.today())).isEqualTo("Monday 23 November 2026");
    }

    @Test
    void anEndTodayIsSaidWithItsTime() {
        assertThat(formats.end(Instant.parse("2026-11-23T11:20:00Z"))).isEqualTo("Today 11:20");
        assertThat(formats.end(Instant.parse("2026-11-24T13:00:00Z"))).isEqualTo("Tue 24 Nov, 13:00");
    }

    @Test
    void thePastIsRelativeUpToFourteenDays() {
        assertThat(formats.past(Instant.parse("2026-11-23T07:02:00Z"))).isEqualTo("Today 07:02");
        assertThat(formats.past(Instant.parse("2026-11-22T20:03:00Z"))).isEqualTo("Yesterday 20:03");
        assertThat(formats.past(Instant.parse("2026-11-11T20:03:00Z"))).isEqualTo("12 days ago");
        assertThat(formats.past(Instant.parse("2026-11-08T20:03:00Z"))).isEqualTo("Sun 8 Nov");
    }

    @Test
    void timesAreInTheZoneOfTheReseller() {
        Formats summer =
                new Formats(ZoneId.of("Europe/London"), InstantSource.fixed(Instant.parse("2026-07-01T23:30:00Z")));

        assertThat(summer.today()).isEqualTo(LocalDate.of(2026, 7, 2));
        assertThat(summer.stampTime(Instant.parse("2026-07-01T23:14:22Z"))).isEqualTo("00:14:22");
        assertThat(summer.stampTime(Instant.parse("2026-07-01T10:14:22Z"))).isEqualTo("Wed 1 Jul, 11:14");
    }

    @Test
    void aDurationNamesTwoUnits() {
        assertThat(formats.duration(Duration.ofSeconds(162))).isEqualTo("2 min 42 s");
        assertThat(formats.duration(Duration.ofMinutes(185))).isEqualTo("3 h 5 min");
        assertThat(formats.duration(Duration.ofSeconds(12))).isEqualTo("12 s");
    }

    @Test
    @Tag("S48")
    void eachLanguageWritesNumbersAndDatesItsOwnWay() {
        Instant end = Instant.parse("2026-11-24T09:40:00Z");

        assertThat(in(Language.GERMAN).credits(new BigDecimal("5412.5"))).isEqualTo("5.412,5 Credits");
        assertThat(in(Language.GERMAN).dateTime(end)).isEqualTo("Di., 24. Nov., 09:40");
        assertThat(in(Language.FRENCH).credits(new BigDecimal("5412"))).isEqualTo("5\u202f412 crédits");
        assertThat(in(Language.FRENCH).dateTime(end)).isEqualTo("mar. 24 nov., 09:40");
        assertThat(in(Language.SPANISH).dateTime(end)).isEqualTo("mar 24 nov, 09:40");
        assertThat(in(Language.ITALIAN).dateTime(end)).isEqualTo("mar 24 nov, 09:40");
        assertThat(in(Language.ITALIAN).count(-18_420)).isEqualTo("\u221218.420");
    }

    @Test
    @Tag("S48")
    void daysFollowTheClockChangesOfLondon() {
        assertThat(formats.dateTime(Instant.parse("2026-03-29T00:59:00Z"))).isEqualTo("Sun 29 Mar, 00:59");
        assertThat(formats.dateTime(Instant.parse("2026-03-29T01:00:00Z"))).isEqualTo("Sun 29 Mar, 02:00");
        assertThat(formats.dateTime(Instant.parse("2026-10-25T00:30:00Z"))).isEqualTo("Sun 25 Oct, 01:30");
        assertThat(formats.dateTime(Instant.parse("2026-10-25T01:30:00Z"))).isEqualTo("Sun 25 Oct, 01:30");
    }

    private static Formats in(Language language) {
        return new Formats(ZoneId.of("Europe/London"), InstantSource.fixed(NOW), language);
    }

    @Test
    void aWeekNamesBothEnds() {
        assertThat(week(Language.ENGLISH, "2026-11-16")).isEqualTo("Week 47, Mon 16 – Sun 22 November 2026");
        assertThat(week(Language.ENGLISH, "2026-11-30")).isEqualTo("Week 49, Mon 30 November – Sun 6 December 2026");
        assertThat(week(Language.ENGLISH, "2026-12-28"))
                .isEqualTo("Week 53, Mon 28 December 2026 – Sun 3 January 2027");
        assertThat(week(Language.GERMAN, "2026-11-30"))
                .isEqualTo("Woche 49, Mo., 30. November – So., 6. Dezember 2026");
    }

    @Test
    @Tag("S13")
    void moneyHasItsCurrencyAndAtMostFourDecimals() {
        assertThat(money(Language.ENGLISH, "12.5", "GBP")).isEqualTo("£12.50");
        assertThat(money(Language.ENGLISH, "-0.125", "GBP")).isEqualTo("−£0.125");
        assertThat(money(Language.GERMAN, "1234.5", "EUR")).isEqualTo("1.234,50\u00a0€");
        assertThat(money(Language.ENGLISH, "300", "JPY")).isEqualTo("JP¥300");
    }

    private static String week(Language language, String monday) {
        return in(language).week(IsoWeek.of(LocalDate.parse(monday)));
    }

    private static String money(Language language, String amount, String currency) {
        return in(language).money(new BigDecimal(amount), currency);
    }
}
