package io.panelhouse.streaming;

import io.panelhouse.streaming.host.StreamingProcess;
import io.panelhouse.streaming.host.StreamingProcess.Ending;
import io.panelhouse.streaming.live.LiveJob;
import io.panelhouse.streaming.raw.LakeJob;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the jobs on one machine: {@code StreamingMain [live] [lake]}, both without arguments.
 *
 * <p>Exits with 78 if it must not start as things are, and with 1 if a job failed for good, each with one sentence on
 * standard error. Started again, it goes on where it was.
 */
public final class StreamingMain {

    private static final List<String> NAMES = List.of("live", "lake");

    private StreamingMain() {}

    /** Runs until a job fails for good or the process is told to stop. */
    public static void main(String[] args) throws InterruptedException {
        Ending ending = run(new Environment(System.getenv()), args.length == 0 ? NAMES : List.of(args));
        System.err.println(ending.sentence());
        System.exit(ending.exitCode());
    }

    private static Ending run(Environment environment, List<String> names) throws InterruptedException {
        StreamingProcess process;
        try {
            process = StreamingProcess.start(settings(environment), jobs(environment, names), InstantSource.system());
        } catch (RefusedStartException refused) {
            return new Ending(RefusedStartException.EXIT_CODE, String.valueOf(refused.getMessage()));
        } catch (Exception failed) {
            return new Ending(1, "Cannot start streaming: " + failed);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(process::close, "stop"));
        return process.awaitEnding();
    }

    private static StreamingProcess.Settings settings(Environment environment) {
        return new StreamingProcess.Settings(
                Path.of(environment.required("PANELHOUSE_STATE")),
                environment.orElse("PANELHOUSE_BIND", "127.0.0.1"),
                environment.port("PANELHOUSE_STREAMING_PORT"),
                environment.required("PANELHOUSE_KAFKA"));
    }

    private static List<StreamingJob> jobs(Environment environment, List<String> names) {
        List<StreamingJob> jobs = new ArrayList<>();
        for (String name : names) {
            jobs.add(
                    switch (name) {
                        case "live" -> LiveJob.from(environment);
                        case "lake" -> LakeJob.from(environment);
                        default ->
                            throw new RefusedStartException(
                                    "Invalid job: must be live or lake, was %s".formatted(name));
                    });
        }
        return jobs;
    }
}
