package io.panelhouse.streaming;

import java.time.Duration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** One of the jobs, wherever it runs. */
public interface StreamingJob {

    /** Short name, also of the folder of its checkpoints. */
    String name();

    /**
     * Which version of the job's state this program keeps, from 1 on. It rises whenever a checkpoint of the last one
     * would lack something or mean something else.
     */
    int stateVersion();

    /** How often its state is saved; what the lake job has read becomes visible that often. */
    Duration checkpointInterval();

    /**
     * Makes sure that everything the job needs is there. May be called again after it failed.
     *
     * @param resumes whether the job goes on from a checkpoint
     * @throws RefusedStartException if it must not start
     * @throws Exception if something cannot be reached or is not there yet; trying again later may help
     */
    void prepare(boolean resumes) throws Exception;

    /** Adds the job to an environment. */
    void define(StreamExecutionEnvironment env);
}
