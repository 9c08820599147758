package io.panelhouse.panel.offer;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
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
