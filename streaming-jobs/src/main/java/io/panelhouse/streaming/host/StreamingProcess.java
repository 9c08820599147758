package io.panelhouse.streaming.host;

import io.panelhouse.streaming.RefusedStartException;
import io.panelhouse.streaming.StreamingJob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Jobs in this process, each with its own checkpoints, and their health. */
public final class StreamingProcess implements AutoCloseable {

    /**
     * Where and how the process runs.
     *
     * @param state folder below which checkpoints are kept
     * @param bind address of the health endpoint
     * @param port of it
     * @param kafka bootstrap servers
     */
    public record Settings(Path state, String bind, int port, String kafka) {}

    /**
     * Why the process ends.
     *
     * @param exitCode not 0
     * @param sentence for a person
     */
    public record Ending(int exitCode, String sentence) {}

    private final BlockingQueue<Ending> endings = new LinkedBlockingQueue<>();
    private final List<FileLock> locks = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final List<JobRun> runs = new ArrayList<>();
    private final BeatWatch beatWatch;
    private final HealthServer health;
    private final LocalCluster cluster;
    private volatile boolean closing;

    private StreamingProcess(Settings settings, List<StreamingJob> jobs, InstantSource clock) throws Exception {
        Path folder = settings.state().toAbsolutePath();
        List<Checkpoints> checkpoints = new ArrayList<>();
        for (StreamingJob job : jobs) {
            Checkpoints own = new Checkpoints(folder.resolve("checkpoints").resolve(job.name()));
            locks.add(claim(own));
            checkpoints.add(own);
        }
        boolean live = jobs.stream().anyMatch(job -> job.name().equals("live"));
        beatWatch = new BeatWatch(settings.kafka());
        cluster = LocalCluster.start(folder.resolve("flink-" + names(jobs)), jobs.size());
        for (int i = 0; i < jobs.size(); i++) {
            runs.add(new JobRun(jobs.get(i), checkpoints.get(i), cluster.flink()));
        }
        List<JobRun> observed = List.copyOf(runs);
        health = HealthServer.start(
                settings.bind(),
                settings.port(),
                () -> Health.of(
                        observed.stream().map(JobRun::observe).toList(),
                        live ? beatWatch.last() : Optional.empty(),
                        clock.instant()));
        runs.forEach(run -> threads.add(thread("job", () -> run(run))));
        if (live) {
            threads.add(thread("beat-watch", beatWatch));
        }
        threads.forEach(Thread::start);
    }

    /**
     * Starts the jobs; each waits by itself until what it needs is there.
     *
     * @throws RefusedStartException if the process must not start
     * @throws Exception if Flink does not start
     */
    public static StreamingProcess start(Settings settings, List<StreamingJob> jobs, InstantSource clock)
            throws Exception {
        return new StreamingProcess(settings, jobs, clock);
    }

    /** Waits until a job has ended for good. */
    public Ending awaitEnding() throws InterruptedException {
        return endings.take();
    }

    /** Stops the jobs; they go on from their last checkpoints the next time. */
    @Override
    public void close() {
        closing = true;
        threads.forEach(Thread::interrupt);
        health.close();
        cluster.close();
        locks.forEach(StreamingProcess::release);
    }

    private static void release(FileLock lock) {
        try {
            lock.release();
            lock.acquiredBy().close();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private void run(JobRun run) {
        try {
            end(new Ending(1, run.run()));
        } catch (RefusedStartException refused) {
            end(new Ending(RefusedStartException.EXIT_CODE, String.valueOf(refused.getMessage())));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException unexpected) {
            end(new Ending(1, "Cannot run a streaming job: " + unexpected));
        }
    }

    /** A job that ends because the process stops is no failure. */
    private void end(Ending ending) {
        if (!closing) {
            endings.add(ending);
        }
    }

    private static FileLock claim(Checkpoints checkpoints) {
        try {
            return checkpoints.claim();
        } catch (IOException unusable) {
            throw new RefusedStartException(
                    "Cannot start streaming: the folder of PANELHOUSE_STATE cannot be written (%s); make it writable"
                            .formatted(unusable.getMessage()),
                    unusable);
        }
    }

    private static String names(List<StreamingJob> jobs) {
        return String.join("-", jobs.stream().map(StreamingJob::name).toList());
    }

    private static Thread thread(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
