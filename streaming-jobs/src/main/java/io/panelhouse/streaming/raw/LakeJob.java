package io.panelhouse.streaming.raw;

import io.panelhouse.streaming.Environment;
import io.panelhouse.streaming.JobSettings;
import io.panelhouse.streaming.StreamingJob;
import io.panelhouse.streaming.intake.KafkaEndpoints;
import io.panelhouse.streaming.intake.KafkaTopics;
import io.panelhouse.streaming.intake.Quarantine;
import java.time.Duration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The job of the raw tables, from Kafka to Iceberg. */
public final class LakeJob implements StreamingJob {

    private final String kafka;
    private final RawLake lake;
    private final Duration checkpointInterval;

    /** Creates the job; rows become visible once per {@code checkpointInterval}. */
    public LakeJob(String kafka, LakeSettings lake, Duration checkpointInterval) {
        this.kafka = kafka;
        this.lake = new RawLake(lake);
        this.checkpointInterval = checkpointInterval;
    }

    /** Creates the job from settings. */
    public static LakeJob from(Environment environment) {
        return new LakeJob(
                environment.required("PANELHOUSE_KAFKA"),
                LakeSettings.from(environment),
                environment.seconds("PANELHOUSE_LAKE_CHECKPOINT_SECONDS", Duration.ofSeconds(5)));
    }

    /** Runs the job on a Flink cluster; settings come from the environment. */
    public static void main(String[] args) throws Exception {
        JobSettings.runOnCluster(from(new Environment(System.getenv())));
    }

    @Override
    public String name() {
        return "lake";
    }

    @Override
    public int stateVersion() {
        return 1;
    }

    @Override
    public Duration checkpointInterval() {
        return checkpointInterval;
    }

    @Override
    public void prepare(boolean resumes) throws Exception {
        KafkaTopics.require(kafka, LakePipeline.TOPICS);
        lake.prepare(resumes);
    }

    @Override
    public void define(StreamExecutionEnvironment env) {
        KafkaEndpoints endpoints = new KafkaEndpoints(kafka, name());
        LakePipeline.define(
                env, endpoints.source(LakePipeline.TOPICS), lake, endpoints.sink(Quarantine.serialization()));
    }
}
