package io.panelhouse.standalone.supervise;

import io.panelhouse.standalone.home.Refusal;
import io.panelhouse.standalone.supervise.PartStatus.State;
import io.panelhouse.standalone.supervise.RestartPolicy.GiveUp;
import io.panelhouse.standalone.supervise.RestartPolicy.RetryAfter;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The life of one part: waits for what it depends on, starts it, watches it, starts it again. One thread each. */
final class PartRunner implements Runnable {

    private static final Duration PROBE_WHILE_STARTING = Duration.ofMillis(250);
    private static final Duration PROBE_WHILE_HEALTHY = Duration.ofSeconds(1);
    private static final Duration DEPENDENCY_POLL = Duration.ofMillis(100);

    private final Part part;
    private final Predicate<String> isHealthy;
    private final Children children;
    private final SupervisorLog log;
    private final InstantSource clock;
    private final RestartPolicy policy;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile PartStatus status;
    private boolean everHealthy;

    PartRunner(Part part, Predicate<String> isHealthy, Children children, SupervisorLog log, InstantSource clock) {
        this.part = part;
        this.isHealthy = isHealthy;
        this.children = children;
        this.log = log;
        this.clock = clock;
        this.policy =
                new RestartPolicy(part.limits().maxFailures(), part.limits().window());
        this.status = PartStatus.waiting(part.name(), clock.instant());
    }

    Part part() {
        return part;
    }

    PartStatus status() {
        return status;
    }

    /** Asks the part to end; its thread ends after it. */
    void beginStop() {
        stopping.countDown();
    }

    @Override
    public void run() {
        try {
            boolean again = true;
            while (again && dependenciesAreHealthy()) {
                again = attempt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!status.gaveUp() && status.state() != State.DONE) {
            status = status.in(State.STOPPED, null, false, "stopped", clock.instant());
        }
    }

    private boolean dependenciesAreHealthy() throws InterruptedException {
        while (!part.dependsOn().stream().allMatch(isHealthy)) {
            if (stopping.await(DEPENDENCY_POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        return stopping.getCount() > 0;
    }

    /** Returns whether to try again. */
    private boolean attempt() throws InterruptedException {
        long logStart = logLength();
        Ended ended;
        try {
            ended = watch(start());
        } catch (Refusal e) {
            return giveUp(e.sentence());
        } catch (IOException e) {
            ended = new Ended(1, "could not be started: " + e.getMessage());
        }
        if (stopping.getCount() == 0) {
            return false;
        }
        if (part.kind() == Part.Kind.STEP && ended.exitCode() == 0) {
            return stepDone();
        }
        String reason = ended.why() != null ? ended.why() : ExitReason.describe(ended.exitCode(), part.log(), logStart);
        status = status.ended(reason);
        log.write(part.name(), reason);
        Optional<String> hopeless =
                everHealthy ? Optional.empty() : part.hopeless().sentence(reason);
        if (hopeless.isPresent()) {
            return giveUp(hopeless.get());
        }
        return switch (policy.failed(clock.instant(), ended.exitCode())) {
            case GiveUp giveUp -> giveUp("%s; given up: %s".formatted(reason, giveUp.why()));
            case RetryAfter retry -> backOff(retry.delay(), reason);
        };
    }

    private Process start() throws IOException, InterruptedException {
        ProcessBuilder builder = part.launch().prepare();
        Files.createDirectories(part.log().getParent());
        ProcessBuilder.Redirect toLog =
                ProcessBuilder.Redirect.appendTo(part.log().toFile());
        builder.redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")));
        builder.redirectError(toLog);
        if (builder.redirectOutput().type() == ProcessBuilder.Redirect.Type.PIPE) {
            builder.redirectOutput(toLog);
        }
        Process process = builder.start();
        children.add(part.name(), process, part.stopSignal());
        status = status.in(State.STARTING, process.pid(), false, "is starting", clock.instant());
        log.write(part.name(), "started as process " + process.pid());
        return process;
    }

    /** Stays until the process has ended, whoever ends it. */
    private Ended watch(Process process) throws IOException, InterruptedException {
        try {
            String killedFor = part.kind() == Part.Kind.STEP ? watchStep(process) : watchResident(process);
            return new Ended(process.exitValue(), killedFor);
        } finally {
            children.remove(process);
        }
    }

    private @Nullable String watchStep(Process process) throws IOException, InterruptedException {
        while (!process.waitFor(PROBE_WHILE_STARTING.toMillis(), TimeUnit.MILLISECONDS)) {
            if (stopping.getCount() == 0) {
                end(process);
            }
        }
        return null;
    }

    private @Nullable String watchResident(Process process) throws IOException, InterruptedException {
        Instant started = clock.instant();
        Instant lastAnswer = started;
        @Nullable Instant healthySince = null;
        Duration pause = PROBE_WHILE_STARTING;
        while (!process.waitFor(pause.toMillis(), TimeUnit.MILLISECONDS)) {
            if (stopping.getCount() == 0) {
                end(process);
                return null;
            }
            Health health = part.health().check();
            Instant now = clock.instant();
            if (!process.isAlive()) {
                continue;
            }
            lastAnswer = health.answering() ? now : lastAnswer;
            if (health.healthy()) {
                healthySince = announceHealthy(healthySince, started, now);
            }
            boolean running = healthySince != null;
            pause = health.healthy() ? PROBE_WHILE_HEALTHY : PROBE_WHILE_STARTING;
            status = status.in(
                            running ? State.RUNNING : State.STARTING,
                            process.pid(),
                            health.healthy(),
                            health.detail(),
                            now)
                    .with(health.facts());
            String tooLate =
                    tooLate(running, Duration.between(started, now), Duration.between(lastAnswer, now), health);
            if (tooLate != null) {
                process.destroyForcibly().waitFor();
                return tooLate;
            }
        }
        return null;
    }

    private Instant announceHealthy(@Nullable Instant healthySince, Instant started, Instant now) {
        if (healthySince == null) {
            log.write(
                    part.name(),
                    "is healthy after %d ms"
                            .formatted(Duration.between(started, now).toMillis()));
        }
        everHealthy = true;
        Instant since = healthySince == null ? now : healthySince;
        policy.healthyFor(Duration.between(since, now));
        return since;
    }

    private @Nullable String tooLate(boolean running, Duration sinceStart, Duration sinceAnswer, Health health) {
        if (!running && sinceStart.compareTo(part.limits().start()) > 0) {
            return "was not healthy %d s after its start: %s".formatted(sinceStart.toSeconds(), health.detail());
        }
        if (running && sinceAnswer.compareTo(part.limits().silence()) > 0) {
            return "has not answered for %d s".formatted(sinceAnswer.toSeconds());
        }
        return null;
    }

    private void end(Process process) throws IOException, InterruptedException {
        part.stopSignal().send(process.toHandle());
        if (!process.waitFor(part.limits().stop().toMillis(), TimeUnit.MILLISECONDS)) {
            log.write(
                    part.name(),
                    "did not end within %d s and is killed"
                            .formatted(part.limits().stop().toSeconds()));
            process.destroyForcibly().waitFor();
        }
        log.write(part.name(), "stopped");
    }

    private boolean stepDone() {
        try {
            part.afterStep().run();
        } catch (IOException e) {
            return giveUp("its result could not be kept: " + e.getMessage());
        }
        status = status.in(State.DONE, null, true, "done", clock.instant());
        log.write(part.name(), "done");
        return false;
    }

    private boolean giveUp(String reason) {
        status = status.in(State.GAVE_UP, null, false, reason, clock.instant());
        log.write(part.name(), "given up: " + reason);
        return false;
    }

    private boolean backOff(Duration delay, String reason) throws InterruptedException {
        status = status.restarted()
                .in(
                        State.BACKING_OFF,
                        null,
                        false,
                        "%s; starts again in %.1f s".formatted(reason, delay.toMillis() / 1000.0),
                        clock.instant());
        return !stopping.await(delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private long logLength() {
        try {
            return Files.exists(part.log()) ? Files.size(part.log()) : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    private record Ended(int exitCode, @Nullable String why) {}
}
