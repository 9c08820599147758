package io.panelhouse.streaming.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.panelhouse.event.FeedBeat;
import io.panelhouse.event.Topics;
import io.panelhouse.event.codec.EventCodecs;
import io.panelhouse.lake.LakeTable;
import io.panelhouse.lake.LakeTables;
import io.panelhouse.lake.RawOperation;
import io.panelhouse.streaming.intake.Quarantine;
import io.panelhouse.streaming.kafka.EmbeddedKafka;
import io.panelhouse.streaming.quarantine.Quarantined;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Both jobs in their own process: each test goes on where the one before it stopped. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StreamingMainIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int BROKEN = 100_000;
    private static final long SEED = 20_260_301;

    private Path folder;
    private EmbeddedKafka kafka;
    private EmbeddedPostgres postgres;
    private JournalLoad load;
    private LiveTruth truth;
    private Map<String, String> environment;

    @BeforeAll
    void startEngines(@TempDir Path folder) throws Exception {
        this.folder = folder;
        kafka = EmbeddedKafka.start(Files.createDirectory(folder.resolve("kafka")));
        postgres = startPostgres(0);
        load = new JournalLoad(kafka, SEED);
        truth = new LiveTruth(kafka, load);
        environment = Map.of(
                "PANELHOUSE_KAFKA", kafka.bootstrapServers(),
                "PANELHOUSE_LAKE_CATALOG_URL", postgres.getJdbcUrl("postgres", "postgres"),
                "PANELHOUSE_DB_USER", "postgres",
                "PANELHOUSE_DB_PASSWORD", "postgres",
                "PANELHOUSE_LAKE_WAREHOUSE", folder.resolve("lake").toUri().toString(),
                "PANELHOUSE_STATE", folder.resolve("state").toString(),
                "PANELHOUSE_LAKE_CHECKPOINT_SECONDS", "1",
                "PANELHOUSE_LIVE_CHECKPOINT_SECONDS", "1",
                "PANELHOUSE_STREAMING_PORT", Integer.toString(freePort()));
    }

    @AfterAll
    void stopEngines() throws Exception {
        kafka.close();
        postgres.close();
    }

    @Test
    @Order(1)
    @Tag("I9")
    @Tag("S45")
    void everyRowIsStoredOnceAndEveryFigureIsExactThroughKills() throws Exception {
        load.found();
        for (int kill = 0; kill < 3; kill++) {
            try (StreamingChild child = start()) {
                await().atMost(PATIENCE).until(child::healthy);
                int stored = sequences(RawOperation.TABLE).size();
                load.sell(400);
                await().atMost(PATIENCE)
                        .until(() -> sequences(RawOperation.TABLE).size() > stored);
                load.sell(400);
                child.kill();
            }
        }
        kafka.send(Topics.LEDGER_ENTRY, "1", "no ledger entry".getBytes(UTF_8));
        load.sell(100);

        try (StreamingChild child = start()) {
            assertExact(child);
            assertThat(child.health().path("jobs")).hasSize(2);
            assertThat(child.health()
                            .path("jobs")
                            .get(1)
                            .path("lastCheckpointAt")
                            .asText())
                    .isNotEmpty();
            assertThat(child.residentMebibytes()).isLessThan(1_300);
        }
        assertThat(folder.resolve("state/checkpoints/lake")).isDirectoryContaining("glob:**/in-use.lock");
        try (var runs = Files.list(folder.resolve("state/checkpoints/lake"))) {
            assertThat(runs.filter(Files::isDirectory)).hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    @Order(2)
    void aRecordThatCannotBeReadIsKeptInQuarantine() {
        var refused = kafka.read(Quarantine.TOPIC);

        assertThat(refused).isNotEmpty().allSatisfy(record -> {
            assertThat(record.value()).asString(UTF_8).isEqualTo("no ledger entry");
            assertThat(record.headers().lastHeader("topic").value())
                    .asString(UTF_8)
                    .isEqualTo(Topics.LEDGER_ENTRY);
            assertThat(record.headers().lastHeader("reason").value())
                    .asString(UTF_8)
                    .isEqualTo("Cannot decode ledger_entry_posted: the header is missing");
        });
        assertThat(refused.stream()
                        .map(record ->
                                new String(record.headers().lastHeader("job").value(), UTF_8))
                        .distinct())
                .containsExactlyInAnyOrder("live", "lake");
    }

    @Test
    @Order(3)
    @Tag("R7")
    void aFloodOfBrokenRecordsRestartsNothingAndARefusedOneIsExactOnceItIsReplayed() throws Exception {
        int before = kafka.read(Quarantine.TOPIC).size();
        try (StreamingChild child = start()) {
            await().atMost(PATIENCE).until(child::healthy);
            load.sellRefused();
            load.sendBroken(BROKEN);
            load.sell(50);
            await().atMost(PATIENCE.multipliedBy(3))
                    .until(() -> kafka.end(Quarantine.TOPIC) >= before + 2 + 2L * BROKEN);
            assertThat(child.healthy()).isTrue();

            Quarantined.Answer list = Quarantined.of(kafka, "list");
            assertThat(list.rows())
                    .hasSize(before + 2 + 2 * BROKEN)
                    .allSatisfy(row -> assertThat(row.reason()).isNotBlank());
            assertThat(list.rows().stream().filter(row -> row.reason().startsWith("Cannot decode ledger_entry_posted")))
                    .hasSizeGreaterThanOrEqualTo(2 * BROKEN);
            Quarantined.Row refused = list.rows().stream()
                    .filter(row -> row.reason().equals("old"))
                    .findFirst()
                    .orElseThrow();
            assertThat(Quarantined.of(kafka, "show", refused.number()).out()).contains("reason\told");
            assertThat(Quarantined.of(kafka, "replay", refused.number()).out()).isEqualTo("1\n");

            assertExact(child);
            assertThat(Quarantined.of(kafka, "list").rows())
                    .noneMatch(row -> row.reason().equals("old"));
            assertThat(Quarantined.of(kafka, "replay", refused.number()).out()).isEqualTo("1\n");
            assertExact(child);
        }
    }

    @Test
    @Order(4)
    void theProcessHealsWhenKafkaAndPostgresqlComeBack() throws Exception {
        try (StreamingChild child = start()) {
            await().atMost(PATIENCE).until(child::healthy);
            load.sell(50);
            int port = postgres.getPort();
            postgres.close();
            kafka.stop();

            kafka.restart();
            postgres = startPostgres(port);
            load.sell(50);
            sendBeat();

            assertExact(child);
            await().atMost(PATIENCE)
                    .until(() -> child.health().path("beatAgeMillis").isNumber());
        }
    }

    @Test
    @Order(5)
    void idleTablesCommitNothing() throws Exception {
        long before = snapshots();
        try (StreamingChild child = start()) {
            await().atMost(PATIENCE).until(child::healthy);
            String first = lakeCheckpoint(child);
            await().atMost(PATIENCE).until(() -> !lakeCheckpoint(child).equals(first));
            String second = lakeCheckpoint(child);
            await().atMost(PATIENCE).until(() -> !lakeCheckpoint(child).equals(second));
        }

        assertThat(snapshots()).isEqualTo(before);
    }

    @Test
    @Order(6)
    void aLakeWithoutItsCheckpointsIsLeftAlone() throws Exception {
        Files.move(folder.resolve("state/checkpoints/lake"), folder.resolve("lost"));
        Path log = folder.resolve("refused.log");

        try (StreamingChild child = StreamingChild.start(environment, log, "lake")) {
            assertThat(child.exitCode()).isEqualTo(78);
        }

        assertThat(Files.readString(log))
                .contains("Cannot start lake: raw.reseller, raw.operation, raw.ledger_entry, raw.term, raw.term_end,"
                        + " raw.auth_attempt, raw.session have data but the job has no checkpoint");
    }

    private StreamingChild start() throws IOException {
        return StreamingChild.start(environment, folder.resolve("streaming.log"));
    }

    private void assertExact(StreamingChild child) {
        load.beatHearts();
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            load.beatHearts();
            assertRawIsExact();
            truth.assertShown();
        });
        assertThat(child.healthy()).isTrue();
    }

    private void assertRawIsExact() throws IOException {
        for (int i = 0; i < LakeTables.RAW.size(); i++) {
            LakeTable table = LakeTables.RAW.get(i);
            List<Long> expected = LongStream.rangeClosed(1, load.rows(Topics.JOURNALS.get(i)))
                    .boxed()
                    .toList();
            assertThat(sequences(table)).as(table.name()).isEqualTo(expected);
        }
    }

    private void sendBeat() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        kafka.send(Topics.FEED_BEAT, "", EventCodecs.FEED_BEAT.encode(new FeedBeat(now)));
        kafka.flush();
    }

    private static String lakeCheckpoint(StreamingChild child) {
        return child.health().path("jobs").path(1).path("lastCheckpointAt").asText();
    }

    private List<Long> sequences(LakeTable table) throws IOException {
        List<Long> sequences = new ArrayList<>();
        try (JdbcCatalog catalog = catalog()) {
            if (!catalog.tableExists(table.identifier())) {
                return sequences;
            }
            try (CloseableIterable<Record> rows = IcebergGenerics.read(catalog.loadTable(table.identifier()))
                    .select("sequence")
                    .build()) {
                rows.forEach(row -> sequences.add((Long) row.getField("sequence")));
            }
        }
        sequences.sort(null);
        return sequences;
    }

    private long snapshots() {
        long snapshots = 0;
        try (JdbcCatalog catalog = catalog()) {
            for (LakeTable table : LakeTables.RAW) {
                for (var unused : catalog.loadTable(table.identifier()).snapshots()) {
                    snapshots++;
                }
            }
        }
        return snapshots;
    }

    private JdbcCatalog catalog() {
        JdbcCatalog catalog = new JdbcCatalog();
        catalog.setConf(new Configuration());
        catalog.initialize(
                LakeTables.CATALOG,
                Map.of(
                        "uri", environment.getOrDefault("PANELHOUSE_LAKE_CATALOG_URL", ""),
                        "jdbc.user", "postgres",
                        "jdbc.password", "postgres",
                        "jdbc.schema-version", "V1",
                        "warehouse", environment.getOrDefault("PANELHOUSE_LAKE_WAREHOUSE", "")));
        return catalog;
    }

    private EmbeddedPostgres startPostgres(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(port == 0 ? freePort() : port)
                .setDataDirectory(folder.resolve("postgres"))
                .setCleanDataDirectory(false)
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
