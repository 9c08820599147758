package io.panelhouse.streaming.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a checkpoint of the live job holds, by which it is decided whether one of an older version can be used. */
class LiveStateTest {

    private static final LiveJob JOB = new LiveJob("localhost:1", Duration.ofSeconds(5), 3);

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void anotherSetOfOperatorsIsAnotherVersion(int parallelism) {
        assertThat(uids(parallelism))
                .as("a new operator finds nothing in a checkpoint of before: raise LiveJob.stateVersion")
                .containsExactlyInAnyOrder(
                        "live-source",
                        "live-decode",
                        "live-issues",
                        "live-thresholds",
                        "live-caps",
                        "live-drains",
                        "live-sharing",
                        "live-sessions",
                        "live-accounts",
                        "live-counters",
                        "live-renewals-due");
        assertThat(JOB.stateVersion()).isEqualTo(2);
    }

    @Test
    void withOneSubtaskNothingIsWrittenOutBeforeTheFiguresOfResellers() {
        Configuration settings = new Configuration();
        settings.set(CoreOptions.DEFAULT_PARALLELISM, 1);
        StreamExecutionEnvironment env = new StreamExecutionEnvironment(settings);
        JOB.define(env);

        assertThat(StreamSupport.stream(
                                env.getStreamGraph().getJobGraph().getVertices().spliterator(), false)
                        .map(vertex -> vertex.getName()))
                .filteredOn(name -> name.contains("decode"))
                .singleElement()
                .asString()
                .contains("issues", "thresholds", "caps", "drains", "sharing", "sessions", "accounts");
    }

    private static List<String> uids(int parallelism) {
        Configuration settings = new Configuration();
        settings.set(CoreOptions.DEFAULT_PARALLELISM, parallelism);
        StreamExecutionEnvironment env = new StreamExecutionEnvironment(settings);
        JOB.define(env);
        List<String> uids = new ArrayList<>();
        env.getStreamGraph().getStreamNodes().forEach(node -> {
            String uid = node.getTransformationUID();
            if (uid != null && !uid.contains("sink") && !uid.contains("quarantine")) {
                uids.add(uid);
            }
        });
        return uids;
    }
}
