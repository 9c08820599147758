package io.panelhouse.streaming.live;

import io.panelhouse.event.Topics;
import io.panelhouse.streaming.Environment;
import io.panelhouse.streaming.JobSettings;
import io.panelhouse.streaming.StreamingJob;
import io.panelhouse.streaming.intake.KafkaEndpoints;
import io.panelhouse.streaming.intake.KafkaTopics;
import io.panelhouse.streaming.intake.Quarantine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The job of the live figures, from Kafka to Kafka. */
public final class LiveJob implements StreamingJob {

    private final String kafka;
    private final Duration checkpointInterval;
    private final int issueFailures;

    /**
     * Creates the job on these bootstrap servers.
     *
     * @param issueFailures how many failures in 24 h make a connection issue, from 1 to 100
     */
    public LiveJob(String kafka, Duration checkpointInterval, int issueFailures) {
        this.kafka = kafka;
        this.checkpointInterval = checkpointInterval;
        this.issueFailures = issueFailures;
    }

    /** Creates the job from settings. */
    public static LiveJob from(Environment environment) {
        return new LiveJob(
                environment.required("PANELHOUSE_KAFKA"),
                environment.seconds("PANELHOUSE_LIVE_CHECKPOINT_SECONDS", Duration.ofSeconds(5)),
                environment.number("PANELHOUSE_ISSUE_FAILURES", 3, 1, IssueFunction.MOST_FAILURES));
    }

    /** Runs the job on a Flink cluster; settings come from the environment. */
    public static void main(String[] args) throws Exception {
        JobSettings.runOnCluster(from(new Environment(System.getenv())));
    }

    @Override
    public String name() {
        return "live";
    }

    /** 2: terms and ends of accounts; a reseller's week. */
    @Override
    public int stateVersion() {
        return 2;
    }

    @Override
    public Duration checkpointInterval() {
        return checkpointInterval;
    }

    @Override
    public void prepare(boolean resumes) throws Exception {
        List<String> needed = new ArrayList<>(LivePipeline.TOPICS);
        needed.add(Topics.LIVE_COUNTERS);
        needed.add(Topics.LIVE_ISSUE);
        needed.add(Topics.LIVE_ALERT);
        needed.add(Topics.LIVE_BEAT);
        KafkaTopics.require(kafka, needed);
    }

    @Override
    public void define(StreamExecutionEnvironment env) {
        KafkaEndpoints endpoints = new KafkaEndpoints(kafka, name());
        LivePipeline.define(
                env,
                endpoints.source(LivePipeline.TOPICS),
                issueFailures,
                new LivePipeline.Sinks(
                        endpoints.sink(LiveSerialization.counters()),
                        endpoints.sink(LiveSerialization.issues()),
                        endpoints.sink(LiveSerialization.alerts()),
                        endpoints.sink(LiveSerialization.beats()),
                        endpoints.sink(Quarantine.serialization())));
    }
}
