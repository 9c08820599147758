package io.panelhouse.streaming.host;

import io.panelhouse.streaming.JobSettings;
import io.panelhouse.streaming.RefusedStartException;
import io.panelhouse.streaming.StreamingJob;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One job in this process: waits until it can start, goes on from its newest checkpoint, and watches it.
 *
 * <p>Within Flink a job that fails is restarted with back-off for ever; only what Flink gives up on ends the run.
 */
final class JobRun {

    private static final Logger LOG = LoggerFactory.getLogger(JobRun.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    private static final Duration WATCH_EVERY = Duration.ofSeconds(1);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(2);

    private static final int MAX_CAUSES = 20;

    private final StreamingJob job;
    private final Checkpoints checkpoints;
    private final MiniCluster flink;
    private volatile @Nullable JobID id;
    private volatile String waitingFor = "it is starting";

    JobRun(StreamingJob job, Checkpoints checkpoints, MiniCluster flink) {
        this.job = job;
        this.checkpoints = checkpoints;
        this.flink = flink;
    }

    /**
     * What can be seen of a job.
     *
     * @param state Flink's word for it, or {@code WAITING}
     * @param detail what it waits for or why it failed last, else null
     * @param lastCheckpointAt when the last checkpoint of this run was complete, null before the first
     */
    record Observation(
            String job,
            String state,
            @Nullable String detail,
            @Nullable Instant lastCheckpointAt) {

        boolean running() {
            return state.equals(JobStatus.RUNNING.name());
        }
    }

    /**
     * Runs the job until it ends, which it does only by failing for good.
     *
     * @return one sentence that says why it ended
     * @throws RefusedStartException if the job must not start
     */
    String run() throws InterruptedException {
        Optional<Path> resumeFrom = usable(checkpoints.newest());
        prepare(resumeFrom.isPresent());
        keepVersion();
        CompletableFuture<JobResult> result;
        try {
            result = submit(resumeFrom);
        } catch (ExecutionException | RuntimeException failed) {
            return "Cannot start job %s%s: %s"
                    .formatted(
                            job.name(), resumeFrom.map(path -> " from " + path).orElse(""), rootMessage(failed));
        }
        return "Cannot go on with job %s: %s".formatted(job.name(), watch(result));
    }

    /** A checkpoint of another version lacks state that this program goes by: figures from it would be wrong. */
    private Optional<Path> usable(Optional<Path> newest) {
        int version = keptVersion();
        if (newest.isEmpty() || version == job.stateVersion()) {
            return newest;
        }
        LOG.warn(
                "Job {} does not go on from {}: its state is of version {}, this program's of {}; it reads its topics"
                        + " anew from the beginning, and its figures are late until it is done",
                job.name(),
                newest.get(),
                version,
                job.stateVersion());
        return Optional.empty();
    }

    private int keptVersion() {
        try {
            return checkpoints.stateVersion();
        } catch (IOException unreadable) {
            throw refused(unreadable);
        }
    }

    private void keepVersion() {
        try {
            checkpoints.keep(job.stateVersion());
        } catch (IOException unwritable) {
            throw refused(unwritable);
        }
    }

    private RefusedStartException refused(IOException problem) {
        return new RefusedStartException(
                "Cannot start %s: its checkpoints cannot be used (%s); make their folder writable, or remove it to start anew"
                        .formatted(job.name(), rootMessage(problem)),
                problem);
    }

    Observation observe() {
        JobID submitted = id;
        if (submitted == null) {
            return new Observation(job.name(), "WAITING", waitingFor, null);
        }
        try {
            AccessExecutionGraph graph =
                    flink.getExecutionGraph(submitted).get(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
            return observe(graph);
        } catch (ExecutionException | TimeoutException silent) {
            return new Observation(job.name(), "UNKNOWN", rootMessage(silent), null);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Observation(job.name(), "UNKNOWN", "the process is stopping", null);
        }
    }

    private Observation observe(AccessExecutionGraph graph) {
        JobStatus state = graph.getState();
        var statistics = graph.getCheckpointStatsSnapshot();
        var completed = statistics == null ? null : statistics.getHistory().getLatestCompletedCheckpoint();
        var failure = graph.getFailureInfo();
        boolean allRunning = state != JobStatus.RUNNING || running(graph);
        return new Observation(
                job.name(),
                allRunning ? state.name() : "INITIALIZING",
                state == JobStatus.RUNNING || failure == null ? null : rootMessage(failure.getException()),
                completed == null ? null : Instant.ofEpochMilli(completed.getLatestAckTimestamp()));
    }

    private static boolean running(AccessExecutionGraph graph) {
        for (var vertex : graph.getAllExecutionVertices()) {
            if (vertex.getExecutionState() != ExecutionState.RUNNING) {
                return false;
            }
        }
        return true;
    }

    private void prepare(boolean resumes) throws InterruptedException {
        Duration wait = FIRST_WAIT;
        while (true) {
            try {
                job.prepare(resumes);
                return;
            } catch (RefusedStartException | InterruptedException definite) {
                throw definite;
            } catch (Exception notYet) {
                String reason = rootMessage(notYet);
                if (!reason.equals(waitingFor)) {
                    LOG.warn("Job {} waits: {}", job.name(), reason);
                }
                waitingFor = reason;
            }
            TimeUnit.MILLISECONDS.sleep(wait.toMillis());
            wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
        }
    }

    private CompletableFuture<JobResult> submit(Optional<Path> resumeFrom)
            throws ExecutionException, InterruptedException {
        Configuration settings = JobSettings.of(job);
        settings.set(CoreOptions.DEFAULT_PARALLELISM, 1);
        settings.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
        settings.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.uri());
        resumeFrom.ifPresent(path -> {
            settings.set(StateRecoveryOptions.SAVEPOINT_PATH, path.toUri().toString());
            settings.set(StateRecoveryOptions.RESTORE_MODE, RecoveryClaimMode.CLAIM);
        });
        StreamExecutionEnvironment env = new StreamExecutionEnvironment(settings);
        job.define(env);
        StreamGraph graph = env.getStreamGraph();
        JobID submitted = flink.submitJob(graph.getJobGraph()).get().getJobID();
        id = submitted;
        LOG.info(
                "Job {} runs as {}, {}",
                job.name(),
                submitted,
                resumeFrom.map(path -> "from " + path).orElse("from the beginning"));
        return flink.requestJobResult(submitted);
    }

    /** Waits for the end; meanwhile removes what earlier runs left behind. */
    private String watch(CompletableFuture<JobResult> result) throws InterruptedException {
        boolean tidy = false;
        while (true) {
            try {
                JobResult ended = result.get(WATCH_EVERY.toMillis(), TimeUnit.MILLISECONDS);
                return ended.getSerializedThrowable()
                        .map(failure -> rootMessage(failure.deserializeError(JobRun.class.getClassLoader())))
                        .orElse("Flink ended it");
            } catch (ExecutionException unknown) {
                return rootMessage(unknown);
            } catch (TimeoutException stillRunning) {
                JobID submitted = id;
                tidy = tidy || (submitted != null && checkpoints.forgetEarlierRuns(submitted.toHexString()));
            }
        }
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        for (int depth = 0; depth < MAX_CAUSES && root.getCause() != null; depth++) {
            root = root.getCause();
        }
        String message = root.getMessage();
        return message == null
                ? root.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
