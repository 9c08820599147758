package io.panelhouse.standalone.stack;

import io.panelhouse.standalone.home.Home;
import io.panelhouse.standalone.home.Installation;
import io.panelhouse.standalone.home.JsonFile;
import io.panelhouse.standalone.home.StackState;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One run of the batch jobs. First it waits until the raw tables hold what is committed; never two at once on one
 * stack, whoever starts them.
 */
public final class BatchRun {

    private static final List<String> JAVA_OPTIONS = List.of("-Xmx2g", "-XX:+UseSerialGC");
    private static final List<String> SMALL = List.of("-Xmx512m", "-XX:+UseSerialGC");

    private final Home home;
    private final StackState state;
    private final InstantSource clock;
    private final Watch watch;

    public BatchRun(Home home, StackState state, InstantSource clock, Watch watch) {
        this.home = home;
        this.state = state;
        this.clock = clock;
        this.watch = watch;
    }

    /** The last run; empty if there was none. */
    public static Optional<Last> last(Home home) {
        return JsonFile.read(file(home), Last.class);
    }

    /**
     * Runs the jobs and waits for their end.
     *
     * @param arguments of {@code panelhouse batch}
     * @param output where standard out and error of the jobs go
     * @param busy called once if another run must be waited for; returns whether to wait
     * @return the exit code; empty if another run goes on and was not waited for
     */
    public Optional<Integer> run(List<String> arguments, Output output, Busy busy)
            throws IOException, InterruptedException {
        try (FileChannel channel = FileChannel.open(
                home.run().resolve("batch.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            FileLock lock = channel.tryLock();
            if (lock == null && !busy.waits()) {
                return Optional.empty();
            }
            if (lock == null) {
                lock = channel.lock();
            }
            return Optional.of(locked(arguments, output));
        }
    }

    private int locked(List<String> arguments, Output output) throws IOException, InterruptedException {
        String started = clock.instant().toString();
        int exitCode = awaitRaw(output);
        if (exitCode == 0) {
            exitCode = start("batch-jobs", "io.panelhouse.batch.BatchMain", JAVA_OPTIONS, arguments, output);
        }
        JsonFile.write(file(home), new Last(started, clock.instant().toString(), exitCode == 0, exitCode, arguments));
        return exitCode;
    }

    private int awaitRaw(Output output) throws IOException, InterruptedException {
        return start(
                "dashboard-ui",
                "io.panelhouse.dashboard.reconcile.ReconcileMain",
                SMALL,
                List.of("--await-raw", "60"),
                new Output(output.error(), output.error()));
    }

    private int start(String module, String mainClass, List<String> options, List<String> arguments, Output output)
            throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(new Installation(home.root()).command(module, mainClass, options, arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(output.out()).redirectError(output.error());
        builder.environment().putAll(StackEnvironment.of(home, state));
        return await(builder.start(), watch);
    }

    /** The exit code of a process; one that is not waited for to its end is killed. */
    static int await(Process process, Watch watch) throws InterruptedException {
        watch.started(process);
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            throw e;
        } finally {
            watch.ended(process);
        }
    }

    private static Path file(Home home) {
        return home.run().resolve("batch.json");
    }

    /** Where the jobs write. */
    public record Output(Redirect out, Redirect error) {}

    /** Told of each process of the run. */
    public interface Watch {
        void started(Process process);

        void ended(Process process);
    }

    /** Asked when another run goes on. */
    @FunctionalInterface
    public interface Busy {
        boolean waits();
    }

    /**
     * The last run.
     *
     * @param startedAt ISO-8601 UTC
     * @param finishedAt ISO-8601 UTC
     * @param succeeded whether every job ended well
     * @param exitCode of the jobs
     * @param arguments what was asked for
     */
    public record Last(
            String startedAt,
            String finishedAt,
            boolean succeeded,
            int exitCode,
            @Nullable List<String> arguments) {}
}
