package io.panelhouse.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.panelhouse.event.AccountId;
import io.panelhouse.event.Alert;
import io.panelhouse.event.AlertKind;
import io.panelhouse.event.ConnectionIssue;
import io.panelhouse.event.LiveCounters;
import io.panelhouse.event.ResellerId;
import io.panelhouse.event.SignInOutcome;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LiveReadingsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:14:22Z");
    private final LiveReadings readings = new LiveReadings();

    @Test
    void aReplayedReadingChangesNothing() {
        readings.accept(reading(1, 7, 63, "96", 12));

        assertThat(readings.accept(reading(1, 7, 63, "96", 12))).isFalse();
        assertThat(readings.accept(reading(1, 6, 99, "97", 11))).isFalse();
        assertThat(readings.counters(new ResellerId(1))).hasValue(reading(1, 7, 63, "96", 12));
    }

    @Test
    void aNewerReadingWithAnOlderLedgerMovesOnlyWhoIsOnline() {
        readings.accept(reading(1, 7, 63, "96", 12));

        assertThat(readings.accept(reading(1, 8, 64, "97", 11))).isTrue();

        LiveCounters shown = readings.counters(new ResellerId(1)).orElseThrow();
        assertThat(shown.onlineAccounts()).isEqualTo(64);
        assertThat(shown.balance()).isEqualByComparingTo("96");
        assertThat(shown.ledgerSequence()).isEqualTo(12);
    }

    @Test
    @Tag("M17")
    void onlineOfASubtreeIsTheSumOfItsResellers() {
        readings.accept(reading(1, 1, 63, "96", 1));
        readings.accept(reading(2, 1, 5, "10", 1));
        readings.accept(reading(3, 1, 100, "10", 1));

        var online = readings.online(List.of(new ResellerId(1), new ResellerId(2), new ResellerId(4)));

        assertThat(online.accounts()).isEqualTo(68);
        assertThat(online.connections()).isEqualTo(70);
        assertThat(online.asOf()).isEqualTo(NOW);
    }

    @Test
    void theFeedIsLateTenSecondsAfterItsLastBeat() {
        assertThat(readings.freshAt(NOW)).isFalse();

        readings.beat(NOW, NOW);
        readings.beat(NOW.minusSeconds(30), NOW);

        assertThat(readings.freshAt(NOW.plusSeconds(10))).isTrue();
        assertThat(readings.freshAt(NOW.plusMillis(10_001))).isFalse();
    }

    @Test
    void aBeatOfAClockThatWasAnHourAheadDoesNotMakeTheFeedFresh() {
        readings.beat(NOW.plusSeconds(3_600), NOW.plusSeconds(3_600));

        assertThat(readings.freshAt(NOW)).isFalse();

        readings.beat(NOW, NOW);
        assertThat(readings.lastBeat()).isEqualTo(NOW);
        assertThat(readings.freshAt(NOW)).isTrue();
        assertThat(readings.freshAt(NOW.plusMillis(10_001))).isFalse();
    }

    @Test
    void ofAnAlertTheHighestVersionIsShownAndAClosedOneStaysClosed() {
        assertThat(readings.accept(alert("20", 3, true, NOW))).isTrue();
        assertThat(readings.accept(alert("20", 3, true, NOW))).isFalse();
        assertThat(readings.accept(alert("100", 1, true, NOW.plusSeconds(1)))).isTrue();

        assertThat(readings.alerts(List.of(new ResellerId(1), new ResellerId(2))))
                .extracting(Alert::subject)
                .containsExactly("100", "20");
        assertThat(readings.alerts(List.of(new ResellerId(2)))).isEmpty();

        assertThat(readings.accept(alert("20", 4, false, NOW))).isTrue();
        assertThat(readings.accept(alert("20", 3, true, NOW))).isFalse();
        assertThat(readings.alerts(List.of(new ResellerId(1))))
                .extracting(Alert::subject)
                .containsExactly("100");
    }

    @Test
    void anIssueBelongsToTheResellerThatTheAccountWasMovedTo() {
        readings.accept(issue(1, 1));
        assertThat(readings.issues(List.of(new ResellerId(1)))).hasSize(1);

        readings.accept(issue(2, 2));

        assertThat(readings.issues(List.of(new ResellerId(1)))).isEmpty();
        assertThat(readings.issues(List.of(new ResellerId(2)))).hasSize(1);
        assertThat(readings.issues(List.of(new ResellerId(1), new ResellerId(2))))
                .hasSize(1);
    }

    private static ConnectionIssue issue(long reseller, long version) {
        return new ConnectionIssue(
                new ResellerId(reseller),
                new AccountId(12),
                "mk-2041",
                version,
                true,
                4,
                SignInOutcome.DEVICE_MISMATCH,
                "001a79000001",
                "MAG",
                NOW,
                NOW);
    }

    private static Alert alert(String threshold, long version, boolean open, Instant openedAt) {
        return new Alert(
                new ResellerId(1),
                AlertKind.CREDIT_THRESHOLD,
                threshold,
                version,
                open,
                new BigDecimal("19.0000"),
                new BigDecimal(threshold),
                null,
                List.of(),
                openedAt,
                openedAt);
    }

    @Test
    void aNewerReadingWithOlderAccountsMovesAllButActiveAndDueAccounts() {
        readings.accept(standing(7, 211, 9, NOW));

        assertThat(readings.accept(standing(8, 210, 8, NOW.minusSeconds(1)))).isTrue();
        LiveCounters shown = readings.counters(new ResellerId(1)).orElseThrow();
        assertThat(shown.version()).isEqualTo(8);
        assertThat(shown.active()).isEqualTo(211);
        assertThat(shown.due()).isEqualTo(9);
        assertThat(shown.dueCredits()).isEqualByComparingTo("9");
        assertThat(shown.failing()).isEqualTo(8);

        readings.accept(standing(9, 210, 8, NOW)); // As when an end has passed.
        assertThat(readings.counters(new ResellerId(1)).orElseThrow().active()).isEqualTo(210);
    }

    @Test
    void totalsOfASubtreeAreTheSumsOfItsResellers() {
        readings.accept(standing(1, 211, 9, NOW));
        readings.accept(reading(2, 1, 5, "10", 1));

        var totals = readings.totals(List.of(new ResellerId(1), new ResellerId(2), new ResellerId(4)));

        assertThat(totals.active()).isEqualTo(261);
        assertThat(totals.due()).isEqualTo(14);
        assertThat(totals.dueCredits()).isEqualByComparingTo("14");
        assertThat(totals.failing()).isEqualTo(10);
        assertThat(totals.balance()).isEqualByComparingTo("106");
        assertThat(totals.spentToday()).isEqualByComparingTo("2");
        assertThat(totals.spentThisWeek()).isEqualByComparingTo("4");
        assertThat(totals.asOf()).isEqualTo(NOW);
    }

    private static LiveCounters standing(long version, long active, long due, Instant accountsAt) {
        return new LiveCounters(
                new ResellerId(1),
                version,
                63,
                64,
                new BigDecimal("96"),
                BigDecimal.ONE,
                12,
                LocalDate.of(2026, 11, 23),
                NOW,
                BigDecimal.TWO,
                active,
                due,
                BigDecimal.valueOf(due),
                due,
                accountsAt);
    }

    private static LiveCounters reading(long reseller, long version, long online, String balance, long ledger) {
        return new LiveCounters(
                new ResellerId(reseller),
                version,
                online,
                online + 1,
                new BigDecimal(balance),
                BigDecimal.ONE,
                ledger,
                LocalDate.of(2026, 11, 23),
                NOW,
                BigDecimal.TWO,
                50,
                5,
                BigDecimal.valueOf(5),
                1,
                NOW);
    }
}
