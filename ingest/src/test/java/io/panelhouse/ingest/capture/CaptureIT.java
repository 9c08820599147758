package io.panelhouse.ingest.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.panelhouse.event.EventEnvelope;
import io.panelhouse.event.SessionRecorded;
import io.panelhouse.event.Topics;
import io.panelhouse.event.codec.EventCodecs;
import io.panelhouse.ingest.KafkaForTests;
import io.panelhouse.ingest.publish.TopicSetup;
import io.panelhouse.panel.Panel;
import io.panelhouse.panel.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R5")
class CaptureIT {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private KafkaForTests kafka;
    private TestDatabase database;

    @BeforeEach
    void startEngines() throws Exception {
        kafka = KafkaForTests.start();
        database = TestDatabase.create();
        Panel.open(database.settings(), InstantSource.system()).close();
        new TopicSetup(kafka.bootstrapServers(), Duration.ofSeconds(30)).createMissing();
    }

    @AfterEach
    void stopEngines() throws SQLException {
        kafka.close();
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> execute("SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots"));
    }

    @Test
    void everyCommittedRowArrivesAlsoThoseFromBeforeTheFirstStart() throws Exception {
        record(1, 300);

        try (ChangeCapture capture = startedCapture()) {
            record(301, 600);
            awaitRows(capture, 600);
        }

        assertThat(arrivals())
                .extracting(EventEnvelope::sequence)
                .doesNotHaveDuplicates()
                .hasSize(600);
        assertThat(keysOutOfOrder()).isEmpty();
    }

    @Test
    void aRowArrivesWithEveryFieldToTheMicrosecond() throws Exception {
        execute("""
                INSERT INTO journal.session (source, source_key, reseller_id, session_id, change, account_id, account_name,
                    device_type, recorded_at, occurred_at)
                VALUES ('old-panel', 'k1', 7, 's-1', 'OPENED', 42, 'Jörg', 'MAG', '2026-01-02 03:04:05.000001Z',
                    '2025-12-31 23:59:59.123456+00')""");

        try (ChangeCapture capture = startedCapture()) {
            awaitRows(capture, 1);
        }

        EventEnvelope<SessionRecorded> arrived = arrivals().getFirst();
        assertThat(arrived.source()).isEqualTo("old-panel");
        assertThat(arrived.recordedAt()).isEqualTo(Instant.parse("2026-01-02T03:04:05.000001Z"));
        assertThat(arrived.event().accountName()).isEqualTo("Jörg");
        assertThat(arrived.event().deviceId()).isNull();
        assertThat(arrived.event().occurredAt()).isEqualTo(Instant.parse("2025-12-31T23:59:59.123456Z"));
    }

    @Test
    void aRestartLosesNothingThatWasCommittedMeanwhile() throws Exception {
        try (ChangeCapture capture = startedCapture()) {
            record(1, 200);
            awaitRows(capture, 200);
        }
        record(201, 400);
        try (ChangeCapture capture = startedCapture()) {
            record(401, 600);
            await().atMost(PATIENCE).until(() -> distinctSequences().size() == 600);
            assertThat(capture.status().rows()).isLessThan(600);
        }

        assertThat(keysOutOfOrder()).isEmpty();
    }

    @Test
    void cutConnectionsAndAStoppedBrokerAreSurvived() throws Exception {
        try (ChangeCapture capture = startedCapture()) {
            record(1, 200);
            awaitRows(capture, 200);

            await().atMost(PATIENCE).until(() -> slotIs("active"));
            execute("SELECT pg_terminate_backend(active_pid) FROM pg_replication_slots WHERE active");
            record(201, 400);
            await().atMost(PATIENCE).until(() -> distinctSequences().size() == 400);

            kafka.stop();
            record(401, 500);
            kafka.startAgain();
            record(501, 600);
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> distinctSequences().size() == 600);
            assertThat(capture.status().starts()).isGreaterThan(1);
        }

        assertThat(keysOutOfOrder()).isEmpty();
    }

    @Test
    @Tag("R4")
    void aMissingSlotIsMadeAnewAndNothingIsLost() throws Exception {
        try (ChangeCapture capture = startedCapture()) {
            record(1, 100);
            awaitRows(capture, 100);
        }
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> execute("SELECT pg_drop_replication_slot('panel_capture')"));
        record(101, 200);

        try (ChangeCapture capture = startedCapture()) {
            record(201, 300);
            await().atMost(PATIENCE).until(() -> distinctSequences().size() == 300);
            assertThat(capture.status().running()).isTrue();
        }
    }

    @Test
    @Tag("R4")
    void anInvalidatedSlotIsReplacedAndNothingIsLost() throws Exception {
        try (ChangeCapture capture = startedCapture()) {
            record(1, 100);
            awaitRows(capture, 100);
        }
        execute("ALTER SYSTEM SET max_slot_wal_keep_size = '1MB'");
        execute("SELECT pg_reload_conf()");
        record(101, 200);
        await().atMost(PATIENCE).until(() -> {
            execute("SELECT pg_switch_wal()");
            execute("INSERT INTO journal.reseller (reseller_id, name, path, time_zone, grace_days, occurred_at)"
                    + " VALUES (1, 'r', '1/', 'UTC', 3, now())");
            execute("CHECKPOINT");
            return slotIs("wal_status = 'lost'");
        });
        execute("ALTER SYSTEM RESET max_slot_wal_keep_size");
        execute("SELECT pg_reload_conf()");

        try (ChangeCapture capture = startedCapture()) {
            record(201, 300);
            await().atMost(PATIENCE).until(() -> distinctSequences().size() == 300);
            assertThat(capture.status().running()).isTrue();
        }
    }

    @Test
    @Tag("R4")
    void aKafkaThatWasPutBackToAnOlderStateIsFilledAgain() throws Exception {
        try (ChangeCapture capture = startedCapture()) {
            record(1, 100);
            awaitRows(capture, 100);
            await().atMost(PATIENCE)
                    .until(() -> kafka.read(TopicSetup.OFFSET_TOPIC).size() > 1);
        }
        kafka.writeAgain(kafka.read(TopicSetup.OFFSET_TOPIC).getFirst());
        record(101, 200);

        try (ChangeCapture capture = startedCapture()) {
            awaitRows(capture, 200);
        }

        assertThat(distinctSequences()).hasSize(200);
        assertThat(keysOutOfOrder()).isEmpty();
    }

    @Test
    void beatsArriveEverySecondAndKeepCaptureHealthy() throws Exception {
        try (ChangeCapture capture = startedCapture()) {
            await().atMost(PATIENCE).until(() -> kafka.read(Topics.FEED_BEAT).size() >= 3);
            assertThat(capture.status().healthy(Instant.now())).isTrue();
            assertThat(capture.status().sentence(Instant.now())).isEqualTo("Capture is running");
        }
    }

    private ChangeCapture startedCapture() throws SQLException {
        var settings =
                new CaptureSettings(database.url(), database.user(), database.password(), kafka.bootstrapServers());
        var capture = new ChangeCapture(settings, InstantSource.system());
        capture.start();
        return capture;
    }

    private static void awaitRows(ChangeCapture capture, int rows) {
        await().atMost(PATIENCE).until(() -> capture.status().rows() >= rows);
    }

    /** Journals sessions numbered so; each is opened, and closed by the next row of its key. */
    private void record(int first, int last) throws SQLException {
        execute("""
                INSERT INTO journal.session (reseller_id, session_id, change, account_name, occurred_at)
                SELECT 1, 's-' || (n + 1) / 2, CASE WHEN n %% 2 = 1 THEN 'OPENED' ELSE 'CLOSED' END, 'a', now()
                FROM generate_series(%d, %d) n ORDER BY n""".formatted(first, last));
    }

    private boolean execute(String sql) throws SQLException {
        try (Connection connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
            return true;
        }
    }

    private boolean slotIs(String condition) throws SQLException {
        try (Connection connection = database.connect();
                var statement = connection.createStatement();
                var slot = statement.executeQuery("SELECT 1 FROM pg_replication_slots WHERE " + condition)) {
            return slot.next();
        }
    }

    private List<EventEnvelope<SessionRecorded>> arrivals() {
        return kafka.read(Topics.SESSION).stream()
                .map(record -> EventCodecs.SESSION_RECORDED.decode(record.value()))
                .toList();
    }

    private Set<Long> distinctSequences() {
        Set<Long> sequences = new HashSet<>();
        arrivals().forEach(arrival -> sequences.add(arrival.sequence()));
        return sequences;
    }

    /** Keys whose rows, once those seen before are dropped, do not arrive in the order of their sequence. */
    private List<String> keysOutOfOrder() {
        Map<String, Long> newest = new HashMap<>();
        Set<Long> seen = new HashSet<>();
        List<String> wrong = new ArrayList<>();
        kafka.read(Topics.SESSION).forEach(record -> {
            String key = new String(record.key(), StandardCharsets.UTF_8);
            long sequence = EventCodecs.SESSION_RECORDED.decode(record.value()).sequence();
            if (seen.add(sequence) && newest.merge(key, sequence, Math::max) != sequence) {
                wrong.add(key);
            }
        });
        return wrong;
    }
}
