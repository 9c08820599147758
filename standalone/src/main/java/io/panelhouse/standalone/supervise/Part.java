package io.panelhouse.standalone.supervise;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One part of a stack.
 *
 * @param name as in the status, and the name of its log
 * @param kind whether it stays or ends
 * @param dependsOn the parts that must be healthy before it starts
 * @param launch prepares its process
 * @param health asks it; not asked of a step
 * @param log where its output goes
 * @param limits how patient the supervisor is
 * @param stopSignal asks it to end
 * @param afterStep runs once a step has ended well; nothing for a resident
 * @param hopeless reads from the reason of a failure before the part was ever healthy that trying again is useless
 */
public record Part(
        String name,
        Kind kind,
        List<String> dependsOn,
        Launch launch,
        HealthCheck health,
        Path log,
        Limits limits,
        StopSignal stopSignal,
        AfterStep afterStep,
        Hopeless hopeless) {

    public static Part resident(String name, List<String> dependsOn, Launch launch, HealthCheck health, Path log) {
        return new Part(
                name,
                Kind.RESIDENT,
                dependsOn,
                launch,
                health,
                log,
                Limits.USUAL,
                StopSignal.TERM,
                () -> {},
                reason -> Optional.empty());
    }

    public static Part step(String name, List<String> dependsOn, Launch launch, Path log, AfterStep afterStep) {
        return new Part(
                name,
                Kind.STEP,
                dependsOn,
                launch,
                () -> Health.silent("is not asked"),
                log,
                Limits.USUAL,
                StopSignal.TERM,
                afterStep,
                reason -> Optional.empty());
    }

    public Part stoppedBy(StopSignal signal) {
        return new Part(name, kind, dependsOn, launch, health, log, limits, signal, afterStep, hopeless);
    }

    public Part within(Limits newLimits) {
        return new Part(name, kind, dependsOn, launch, health, log, newLimits, stopSignal, afterStep, hopeless);
    }

    public Part hopelessWhen(Hopeless reader) {
        return new Part(name, kind, dependsOn, launch, health, log, limits, stopSignal, afterStep, reader);
    }

    /** Whether a part stays. */
    public enum Kind {
        /** Runs as long as the stack. */
        RESIDENT,
        /** Runs to its end once at each start of the stack; exit code 0 is healthy. */
        STEP
    }

    /** Prepares the process of one attempt: command, environment and folder. The output is set by the supervisor. */
    @FunctionalInterface
    public interface Launch {
        ProcessBuilder prepare() throws IOException, InterruptedException;
    }

    /** Reads from a failure's reason, before the part was ever healthy, that another try is useless. */
    @FunctionalInterface
    public interface Hopeless {
        /** The sentence for a person; empty if another try may help. */
        Optional<String> sentence(String reason);
    }

    /** What follows a step. */
    @FunctionalInterface
    public interface AfterStep {
        void run() throws IOException;
    }

    /**
     * How patient the supervisor is.
     *
     * @param start a part not healthy after this is killed and tried again
     * @param silence a part that was healthy and has not answered for this long is killed and tried again
     * @param stop a part that has not ended this long after its signal is killed
     * @param maxFailures so many failures within the window are the end
     * @param window how long a failure counts
     */
    public record Limits(Duration start, Duration silence, Duration stop, int maxFailures, Duration window) {

        public static final Limits USUAL = new Limits(
                Duration.ofMinutes(3), Duration.ofMinutes(1), Duration.ofSeconds(20), 8, Duration.ofMinutes(5));

        public Limits withStart(Duration limit) {
            return new Limits(limit, silence, stop, maxFailures, window);
        }

        public Limits withMaxFailures(int failures) {
            return new Limits(start, silence, stop, failures, window);
        }
    }
}
