package io.panelhouse.streaming.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.panelhouse.event.Alert;
import io.panelhouse.event.AlertKind;
import io.panelhouse.event.ConnectionIssue;
import io.panelhouse.event.LiveCounters;
import io.panelhouse.event.Topics;
import io.panelhouse.event.codec.EventCodecs;
import io.panelhouse.streaming.kafka.EmbeddedKafka;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What the live topics must show of a load. */
final class LiveTruth {

    private final EmbeddedKafka kafka;
    private final JournalLoad load;

    LiveTruth(EmbeddedKafka kafka, JournalLoad load) {
        this.kafka = kafka;
        this.load = load;
    }

    /** Every reading, issue and alert is as the load has it. */
    void assertShown() {
        assertReadingsAreExact();
        assertIssuesAreExact();
        assertAlertsAreExact();
    }

    private void assertReadingsAreExact() {
        Map<Long, LiveCounters> readings = new HashMap<>();
        for (var record : kafka.read(Topics.LIVE_COUNTERS)) {
            LiveCounters reading = EventCodecs.LIVE_COUNTERS.decode(record.value());
            readings.merge(
                    reading.resellerId().value(),
                    reading,
                    (old, other) -> other.version() > old.version() ? other : old);
        }
        for (long id = 1; id <= JournalLoad.RESELLERS; id++) {
            assertThat(readings).containsKey(id);
            LiveCounters reading = Objects.requireNonNull(readings.get(id));
            assertThat(reading.balance()).isEqualByComparingTo(load.balance(id));
            assertThat(reading.spentToday()).isEqualByComparingTo(load.consumed(id));
            assertThat(reading.openSessions()).isEqualTo(load.openSessions(id));
            assertThat(reading.onlineAccounts()).isEqualTo(load.onlineAccounts(id));
            assertThat(reading.spentThisWeek()).isEqualByComparingTo(load.consumed(id));
            assertThat(reading.failing()).isEqualTo(load.failing(id)).isPositive();
            Instant now = JournalLoad.now();
            assertThat(reading.active())
                    .isEqualTo(load.accounts().active(id, now))
                    .isPositive();
            assertThat(reading.due()).isEqualTo(load.accounts().due(id, now));
            assertThat(reading.dueCredits())
                    .isEqualByComparingTo(load.accounts().dueCredits(id, now));
        }
        LiveCounters shortOfCredits = Objects.requireNonNull(readings.get(JournalLoad.SHORT));
        assertThat(shortOfCredits.due()).isEqualTo(23);
        assertThat(shortOfCredits.dueCredits()).isEqualByComparingTo("23");
    }

    private void assertIssuesAreExact() {
        Map<Long, ConnectionIssue> issues = new HashMap<>();
        for (var record : kafka.read(Topics.LIVE_ISSUE)) {
            ConnectionIssue issue = EventCodecs.CONNECTION_ISSUE.decode(record.value());
            issues.merge(
                    issue.accountId().value(), issue, (old, other) -> other.version() > old.version() ? other : old);
        }
        Map<Long, Integer> open = new HashMap<>();
        issues.forEach((account, issue) -> {
            if (issue.open()) {
                open.put(account, issue.failures());
            }
        });
        Map<Long, Integer> expected = new HashMap<>(load.failures());
        expected.values().removeIf(failures -> failures < 3);
        assertThat(expected).isNotEmpty();
        assertThat(open).isEqualTo(expected);
    }

    /**
     * Each reseller has fallen below one of its two thresholds, its login sold hastily, and one cannot renew what is
     * due: one episode each, however often it was told.
     */
    private void assertAlertsAreExact() {
        Map<String, List<Alert>> told = kafka.read(Topics.LIVE_ALERT).stream()
                .map(record -> EventCodecs.ALERT.decode(record.value()))
                .filter(Alert::open)
                .collect(Collectors.groupingBy(Alert::key));
        Set<String> expected = LongStream.rangeClosed(1, JournalLoad.RESELLERS)
                .boxed()
                .flatMap(id -> Stream.of(id + ":CREDIT_THRESHOLD:99900", id + ":DRAIN:test"))
                .collect(Collectors.toSet());
        String renewals = JournalLoad.SHORT + ":RENEWALS_DUE:";
        expected.add(renewals);
        assertThat(told.keySet()).isEqualTo(expected);
        Alert last = Objects.requireNonNull(told.get(renewals)).getLast();
        assertThat(last.figure()).isEqualByComparingTo("14");
        assertThat(last.limit()).isEqualByComparingTo("23");
        told.forEach((key, alerts) -> {
            assertThat(alerts)
                    .extracting(Alert::openedAt)
                    .as(key)
                    .containsOnly(alerts.getFirst().openedAt());
            assertThat(alerts)
                    .allSatisfy(alert -> assertThat(alert.figure())
                            .isLessThan(JournalLoad.THRESHOLD)
                            .matches(figure -> alert.kind() != AlertKind.DRAIN || figure.compareTo(alert.limit()) > 0));
        });
    }
}
