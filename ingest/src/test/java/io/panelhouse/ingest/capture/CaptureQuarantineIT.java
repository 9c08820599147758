package io.panelhouse.ingest.capture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.panelhouse.event.OperationKind;
import io.panelhouse.event.Topics;
import io.panelhouse.event.codec.EventCodecs;
import io.panelhouse.ingest.KafkaForTests;
import io.panelhouse.ingest.publish.TopicSetup;
import io.panelhouse.panel.Panel;
import io.panelhouse.panel.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R7")
class CaptureQuarantineIT {

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
    void stopEngines() {
        kafka.close();
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> execute("SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots"));
    }

    @Test
    void aRowThatBreaksTheContractIsKeptInQuarantineAndTheNextOnesAreCaptured() throws Exception {
        operation(1, "MINT");
        operation(2, "GIFT");
        try (ChangeCapture capture = startedCapture()) {
            await().atMost(PATIENCE).until(() -> operations().equals(List.of(1L)));
            operation(3, "GIFT");
            execute("INSERT INTO journal.reseller (reseller_id, name, path, time_zone, grace_days, credit_thresholds,"
                    + " occurred_at) VALUES (1, 'r', '1/', 'UTC', 3, '20,many', now())");
            operation(4, "MINT");
            await().atMost(PATIENCE).until(() -> operations().equals(List.of(1L, 4L)));
            await().atMost(PATIENCE).until(() -> capture.status().waiting().rows() == 3);
            assertThat(capture.status().starts()).isEqualTo(1);
            assertThat(capture.status().healthy(Instant.now())).isTrue();
            assertThat(capture.status().degraded()).isTrue();
        }

        assertThat(refused())
                .extracting(record -> header(record, "source") + ": " + header(record, "reason"))
                .containsExactly(
                        "journal.operation@2: Cannot capture row 2 of journal.operation: Invalid journal row: kind must be"
                                + " a known operation kind; deploy the ingest that belongs to this database",
                        "journal.operation@3: Cannot capture row 3 of journal.operation: Invalid journal row: kind must be"
                                + " a known operation kind; deploy the ingest that belongs to this database",
                        "journal.reseller@1: Cannot capture row 1 of journal.reseller: Invalid journal row:"
                                + " credit_thresholds must be a number; deploy the ingest that belongs to this database");
        assertThat(refused()).allSatisfy(record -> {
            assertThat(header(record, "job")).isEqualTo("capture");
            assertThat(header(record, "topic")).isEqualTo(TopicSetup.AGAIN_TOPIC);
        });
        assertThat(header(refused().get(1), "position")).matches("[0-9A-F]+/[0-9A-F]+");
        assertThat(new String(refused().get(2).value(), UTF_8)).contains("\"credit_thresholds\":\"20,many\"");
    }

    @Test
    void aLedgerEntryThatCouldNotBeCapturedIsToldUntilItIsReplayedAlsoAfterARestart() throws Exception {
        execute("SET session_replication_role = replica; INSERT INTO journal.ledger_entry (reseller_id, operation_id,"
                + " ledger_account, entry_sequence, kind, amount, balance_after, previous_hash, hash, occurred_at)"
                + " VALUES (1, 9, 'WALLET', 1, 'GIFT', 5, 5, sha256(''), sha256(''), now())");
        try (ChangeCapture capture = startedCapture()) {
            await().atMost(PATIENCE).until(() -> capture.status().degraded());
        }

        try (ChangeCapture capture = startedCapture()) {
            await().atMost(PATIENCE).until(() -> capture.status().waiting().equals(new Waiting(1, 1)));
            await().atMost(PATIENCE).until(() -> capture.status().healthy(Instant.now()));
            assertThat(capture.status().sentence(Instant.now()))
                    .isEqualTo(
                            "Capture is running; 1 journal row waits in quarantine, 1 of them ledger entries, so live"
                                    + " balances and reports are wrong; ./panelhouse quarantine list shows why");
            assertThat(refused()).hasSize(1);

            replay(refused().getFirst(), "GIFT", "MINT");
            await().atMost(PATIENCE).until(() -> !capture.status().degraded());
        }

        var entries = kafka.read(Topics.LEDGER_ENTRY).stream()
                .map(record -> EventCodecs.LEDGER_ENTRY_POSTED.decode(record.value()))
                .toList();
        assertThat(entries).hasSize(1);
        assertThat(entries.getFirst().sequence()).isEqualTo(1);
        assertThat(entries.getFirst().event().kind()).isEqualTo(OperationKind.MINT);
        assertThat(entries.getFirst().event().amount()).isEqualTo("5.0000");
    }

    @Test
    void whatAReplayCannotReadEitherComesBackToTheQuarantine() throws Exception {
        operation(1, "GIFT");
        try (ChangeCapture capture = startedCapture()) {
            await().atMost(PATIENCE).until(() -> refused().size() == 1);
            replay(refused().getFirst(), "GIFT", "PRESENT");
            kafka.write(TopicSetup.AGAIN_TOPIC, "no row".getBytes(UTF_8), Map.of());
            await().atMost(PATIENCE).until(() -> refused().size() == 3);
            await().atMost(PATIENCE).until(() -> capture.status().waiting().equals(new Waiting(2, 0)));
        }

        assertThat(refused())
                .extracting(record -> header(record, "source"))
                .containsExactly("journal.operation@1", "journal.operation@1", "ingest.again-0@1");
        assertThat(header(refused().get(2), "reason"))
                .isEqualTo("Cannot capture a row again: its bytes are no saved row");
        assertThat(refused().get(2).value()).isEqualTo("no row".getBytes(UTF_8));
        assertThat(operations()).isEmpty();
    }

    /** Writes an entry's bytes to its topic as the command does; a version that knows more is played by other bytes. */
    private void replay(ConsumerRecord<byte[], byte[]> entry, String unknown, String known) throws Exception {
        String row = new String(entry.value(), UTF_8).replace(unknown, known);
        kafka.write(header(entry, "topic"), row.getBytes(UTF_8), Map.of());
        kafka.write(Topics.QUARANTINE, null, Map.of("replayed", Long.toString(entry.offset())));
    }

    private ChangeCapture startedCapture() throws SQLException {
        var settings =
                new CaptureSettings(database.url(), database.user(), database.password(), kafka.bootstrapServers());
        var capture = new ChangeCapture(settings, InstantSource.system());
        capture.start();
        return capture;
    }

    /** As a newer version of the panel would, whatever this version's triggers say. */
    private void operation(long id, String kind) throws SQLException {
        execute(
                "SET session_replication_role = replica; INSERT INTO journal.operation (operation_id, reseller_id, kind,"
                        + " operator, occurred_at) VALUES (%d, 1, '%s', 'o', now())".formatted(id, kind));
    }

    private boolean execute(String sql) throws SQLException {
        try (Connection connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
            return true;
        }
    }

    private List<Long> operations() {
        return kafka.read(Topics.OPERATION).stream()
                .map(record ->
                        EventCodecs.OPERATION_LOGGED.decode(record.value()).sequence())
                .toList();
    }

    private List<ConsumerRecord<byte[], byte[]>> refused() {
        return kafka.read(Topics.QUARANTINE).stream()
                .filter(record -> record.value() != null)
                .toList();
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }
}
