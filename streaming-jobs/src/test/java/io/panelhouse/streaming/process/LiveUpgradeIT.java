package io.panelhouse.streaming.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.panelhouse.streaming.StreamingJob;
import io.panelhouse.streaming.host.StreamingProcess;
import io.panelhouse.streaming.intake.KafkaEndpoints;
import io.panelhouse.streaming.kafka.EmbeddedKafka;
import io.panelhouse.streaming.live.LivePipeline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The live job after an upgrade: what an older version left behind is a checkpoint that lacks what is kept now. */
class LiveUpgradeIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long SEED = 20_260_302;
    private static final String ANEW = "Job live does not go on from ";

    @TempDir
    private Path folder;

    private EmbeddedKafka kafka;
    private JournalLoad load;

    @BeforeEach
    void startBroker() throws Exception {
        kafka = EmbeddedKafka.start(Files.createDirectory(folder.resolve("kafka")));
        load = new JournalLoad(kafka, SEED);
    }

    @AfterEach
    void stopBroker() throws Exception {
        kafka.close();
    }

    @Test
    void aCheckpointOfAnotherVersionIsNotUsedAndEveryFigureIsExactFromTheTopicsAlone() throws Exception {
        load.found();
        load.sell(2_500);
        leaveCheckpointOfTheFirstVersion();
        Path log = folder.resolve("after.log");

        try (StreamingChild child = start(log)) {
            await().atMost(PATIENCE).until(child::healthy);
            load.beatHearts();
            await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
                load.beatHearts();
                new LiveTruth(kafka, load).assertShown();
            });
            await().atMost(PATIENCE).until(() -> complete() > 0);
        }
        assertThat(Files.readString(log))
                .contains(ANEW)
                .contains("its state is of version 1, this program's of 2; it reads its topics anew from the beginning")
                .contains("from the beginning");

        Path again = folder.resolve("again.log");
        try (StreamingChild child = start(again)) {
            await().atMost(PATIENCE).until(child::healthy);
        }
        assertThat(Files.readString(again))
                .doesNotContain(ANEW)
                .contains(", from ")
                .contains("/chk-");
    }

    /** Of the same sources, at their end, and of nothing that is counted now; nobody wrote down which version it is. */
    private void leaveCheckpointOfTheFirstVersion() throws Exception {
        StreamingProcess first = StreamingProcess.start(
                new StreamingProcess.Settings(state(), "127.0.0.1", freePort(), kafka.bootstrapServers()),
                List.of(new FirstVersion(kafka.bootstrapServers())),
                InstantSource.system());
        try {
            await().atMost(PATIENCE).until(() -> complete() > 2);
        } finally {
            first.close();
        }
        assertThat(state().resolve("checkpoints/live/state-version")).doesNotExist();
    }

    /** The number of the newest complete checkpoint, 0 without one. */
    private int complete() {
        Path checkpoints = state().resolve("checkpoints/live");
        try (var files = Files.walk(checkpoints)) {
            return files.filter(file -> Files.exists(file.resolve("_metadata")))
                    .map(file -> file.getFileName().toString())
                    .mapToInt(name -> Integer.parseInt(name.substring("chk-".length())))
                    .max()
                    .orElse(0);
        } catch (IOException | UncheckedIOException beingRemoved) {
            return 0;
        }
    }

    private Path state() {
        return folder.resolve("state");
    }

    private StreamingChild start(Path log) throws IOException {
        return StreamingChild.start(
                Map.of(
                        "PANELHOUSE_KAFKA", kafka.bootstrapServers(),
                        "PANELHOUSE_STATE", state().toString(),
                        "PANELHOUSE_LIVE_CHECKPOINT_SECONDS", "1",
                        "PANELHOUSE_STREAMING_PORT", Integer.toString(freePort())),
                log,
                "live");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** A live job that reads and keeps no more than how far it came. */
    private record FirstVersion(String kafka) implements StreamingJob {

        @Override
        public String name() {
            return "live";
        }

        @Override
        public int stateVersion() {
            return 1;
        }

        @Override
        public Duration checkpointInterval() {
            return Duration.ofSeconds(1);
        }

        @Override
        public void prepare(boolean resumes) {}

        @Override
        public void define(StreamExecutionEnvironment env) {
            env.fromSource(
                            new KafkaEndpoints(kafka, name()).source(LivePipeline.TOPICS),
                            WatermarkStrategy.noWatermarks(),
                            "live-source")
                    .uid("live-source")
                    .sinkTo(new DiscardingSink<>());
        }
    }
}
