package io.panelhouse.panel.offer;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfferTest {

    @ParameterizedTest
    @CsvSource({
        "1, UTC, 2026-01-31T10:00:00Z, 2026-02-28T10:00:00Z",
        "1, UTC, 2028-01-31T10:00:00Z, 2028-02-29T10:00:00Z",
        "12, UTC, 2028-02-29T10:00:00Z, 2029-02-28T10:00:00Z",
        "3, UTC, 2026-11-30T10:00:00Z, 2027-02-28T10:00:00Z",
        // 00:30 in Berlin is still the day before in UTC: the reseller's calendar counts.
        "1, Europe/Berlin, 2026-01-30T23:30:00Z, 2026-02-27T23:30:00Z",
        // The same local time, on the other side of summer time.
        "1, Europe/Berlin, 2026-03-15T10:00:00Z, 2026-04-15T09:00:00Z",
        "6, Europe/Berlin, 2026-06-01T12:00:00Z, 2026-12-01T13:00:00Z",
        "1, Europe/Berlin, 2026-02-28T23:00:00Z, 2026-03-31T22:00:00Z",
        // 02:30 does not exist on the day the clocks go forward: an hour later.
        "1, Europe/Berlin, 2027-02-28T01:30:00Z, 2027-03-28T01:30:00Z"
    })
    void monthsAreCountedOnTheResellersCalendar(int months, String zone, Instant start, Instant end) {
        Offer offer = new Offer("M" + months, months, BigDecimal.valueOf(months), null);

        assertThat(offer.endOf(start, ZoneId.of(zone))).contains(end);
    }

    @ParameterizedTest
    @Tag("S48")
    @CsvSource({
        // The clocks go forward on 29 March 2026 at 01:00 UTC, and back on 25 October at 01:00 UTC.
        "1, 2026-02-28T20:30:00Z, 2026-03-28T20:30:00Z",
        "1, 2026-03-01T10:00:00Z, 2026-04-01T09:00:00Z",
        // 01:30 does not exist that day: an hour later.
        "1, 2026-02-28T01:30:00Z, 2026-03-28T01:30:00Z",
        "1, 2026-01-29T01:30:00Z, 2026-02-28T01:30:00Z",
        "2, 2026-01-29T01:30:00Z, 2026-03-29T01:30:00Z",
        "1, 2026-09-25T09:00:00Z, 2026-10-25T10:00:00Z",
        // 01:30 comes twice that day: the first time.
        "1, 2026-09-25T00:30:00Z, 2026-10-25T00:30:00Z",
        "1, 2026-10-24T23:30:00Z, 2026-11-25T00:30:00Z"
    })
    void aMonthInLondonEndsAtTheSameLocalTimeAcrossSummerTime(int months, Instant start, Instant end) {
        Offer offer = new Offer("M" + months, months, BigDecimal.valueOf(months), null);

        assertThat(offer.endOf(start, ZoneId.of("Europe/London"))).contains(end);
    }

    @ParameterizedTest
    @Tag("S48")
    @CsvSource({
        "2026-01-31T10:00:00Z, UTC",
        "2026-01-29T01:30:00Z, Europe/London",
        "2026-08-31T22:30:00Z, Europe/London",
        "2027-12-30T23:30:00Z, Europe/Berlin",
        "2026-05-15T09:00:00Z, Europe/London"
    })
    void aChainOfRenewalsEndsWhereOneTermOfAllItsMonthsWould(Instant start, ZoneId zone) {
        Offer month = new Offer("M1", 1, BigDecimal.ONE, null);
        Instant end = start;
        for (int months = 1; months <= 24; months++) {
            end = month.endOf(end, zone, start).orElseThrow();

            assertThat(end)
                    .as("after %d months", months)
                    .isEqualTo(start.atZone(zone).plusMonths(months).toInstant());
        }
    }

    @Test
    void aTermThatDoesNotStartWholeMonthsAfterItsRunCountsFromItsOwnStart() {
        Offer month = new Offer("M1", 1, BigDecimal.ONE, null);

        assertThat(month.endOf(
                        Instant.parse("2026-02-28T11:00:00Z"), ZoneOffset.UTC, Instant.parse("2026-01-31T10:00:00Z")))
                .contains(Instant.parse("2026-03-28T11:00:00Z"));
    }

    @Test
    void aTrialLastsItsTimeAndAPerpetualTermNeverEnds() {
        Instant start = Instant.parse("2026-03-28T12:00:00Z");
        Offer trial = new Offer(Offer.TRIAL, 0, BigDecimal.ZERO, Duration.ofHours(24));
        Offer perpetual = new Offer(Offer.PERPETUAL, 0, BigDecimal.ZERO, null);

        assertThat(trial.endOf(start, ZoneId.of("Europe/Berlin"))).contains(start.plusSeconds(86_400));
        assertThat(perpetual.endOf(start, ZoneOffset.UTC)).isEmpty();
        assertThat(perpetual.perpetual()).isTrue();
        assertThat(trial.perpetual()).isFalse();
    }
}
