package io.panelhouse.standalone.supervise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.panelhouse.standalone.home.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Supervision of small real processes: shells that sleep. */
class SupervisorTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path folder = Path.of(".");

    private Path childrenFile = Path.of(".");
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private @Nullable Supervisor supervisor;

    @BeforeEach
    void names() {
        childrenFile = folder.resolve("children.json");
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (supervisor != null) {
            supervisor.stop();
        }
    }

    @Test
    void aPartStartsOnlyAfterThoseItDependsOn() {
        Path permit = folder.resolve("permit");
        Supervisor stack = start(
                part("first", "sleep 60", () -> Files.exists(permit)), part("second", "sleep 60", () -> true, "first"));
        await().atMost(PATIENCE).until(() -> status(stack, "first").pid() != null);

        assertThat(status(stack, "second").state()).isEqualTo(PartStatus.State.WAITING);

        touch(permit);
        await().atMost(PATIENCE).until(stack::isReady);
        assertThat(status(stack, "second").state()).isEqualTo(PartStatus.State.RUNNING);
    }

    @Test
    void aKilledPartStartsAgainAndSaysWhy() {
        Supervisor stack = start(part("one", "sleep 60", () -> true), part("other", "sleep 60", () -> true, "one"));
        await().atMost(PATIENCE).until(stack::isReady);
        long killed = pid(stack, "one");
        long other = pid(stack, "other");

        ProcessHandle.of(killed).ifPresent(ProcessHandle::destroyForcibly);

        await().atMost(PATIENCE)
                .until(() -> stack.isReady() && status(stack, "one").restarts() == 1);
        assertThat(pid(stack, "one")).isNotEqualTo(killed);
        assertThat(pid(stack, "other")).isEqualTo(other);
        assertThat(status(stack, "one").lastExit()).isEqualTo("was ended by signal 9 (SIGKILL)");
    }

    @Test
    void theLastErrorLineIsTheReason() {
        Supervisor stack = start(
                part("broken", "echo '2026 ERROR no such topic' >&2; echo '  at a.b.C' >&2; exit 3", () -> false));

        await().atMost(PATIENCE).until(() -> status(stack, "broken").lastExit() != null);
        assertThat(status(stack, "broken").lastExit()).isEqualTo("ended with exit code 3: 2026 ERROR no such topic");
    }

    @Test
    void aFullDiskIsNamed() {
        Supervisor stack =
                start(part("full", "echo 'PANIC: could not write: No space left on device' >&2; exit 1", () -> false));

        await().atMost(PATIENCE).until(() -> status(stack, "full").lastExit() != null);
        assertThat(status(stack, "full").lastExit())
                .isEqualTo("ended with exit code 1: the disk is full; free some space, the data was left alone");
    }

    @Test
    void whoIsKilledFromOutsideDidNotEndForTheDiskThatWasFullBefore() {
        Supervisor stack = start(part("struck", "echo 'WARN No space left on device' >&2; kill -9 $$", () -> false));

        await().atMost(PATIENCE).until(() -> status(stack, "struck").lastExit() != null);
        assertThat(status(stack, "struck").lastExit()).isEqualTo("was ended by signal 9 (SIGKILL)");
    }

    @Test
    void aPartThatRefusesIsGivenUpAtOnce() {
        Supervisor stack = start(part("refuses", "echo 'Invalid setting X' >&2; exit 78", () -> false));

        await().atMost(PATIENCE).until(() -> status(stack, "refuses").gaveUp());
        assertThat(status(stack, "refuses").detail())
                .isEqualTo("ended with exit code 78: Invalid setting X; given up: it refuses to start");
        assertThat(status(stack, "refuses").restarts()).isZero();
    }

    @Test
    void repeatedFailuresEndInGivingUp() {
        Part part = part("dies", "exit 1", () -> false).within(limits(Duration.ofMinutes(1), 3));
        Supervisor stack = start(part);

        await().atMost(PATIENCE).until(() -> status(stack, "dies").gaveUp());
        assertThat(status(stack, "dies").detail())
                .isEqualTo("ended with exit code 1; given up: 3 failures within 300 s without becoming healthy");
    }

    @Test
    void aPartThatNeverBecomesHealthyIsKilledAndTriedAgain() {
        Supervisor stack = start(part("hangs", "sleep 60", () -> false).within(limits(Duration.ofMillis(300), 2)));

        await().atMost(PATIENCE).until(() -> status(stack, "hangs").gaveUp());
        assertThat(status(stack, "hangs").detail()).startsWith("was not healthy 0 s after its start: not yet");
    }

    @Test
    void aPartThatFallsSilentIsStartedAgain() {
        Path answer = folder.resolve("answer");
        touch(answer);
        Supervisor stack = start(part("silent", "sleep 60", () -> Files.exists(answer))
                .within(new Part.Limits(
                        Duration.ofMinutes(1),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(5),
                        8,
                        Duration.ofMinutes(5))));
        await().atMost(PATIENCE).until(stack::isReady);

        delete(answer);

        await().atMost(PATIENCE).until(() -> status(stack, "silent").restarts() == 1);
        assertThat(status(stack, "silent").lastExit()).startsWith("has not answered for");
    }

    @Test
    void aPartThatCannotBePreparedIsGivenUpWithItsSentence() {
        Part part = Part.resident(
                "unbuilt",
                List.of(),
                () -> {
                    throw new Refusal("Cannot run unbuilt: its jar is missing");
                },
                () -> Health.good("fine"),
                folder.resolve("unbuilt.log"));

        Supervisor stack = start(part);

        await().atMost(PATIENCE).until(() -> status(stack, "unbuilt").gaveUp());
        assertThat(status(stack, "unbuilt").detail()).isEqualTo("Cannot run unbuilt: its jar is missing");
    }

    @Test
    void aHopelessFailureIsNotTriedAgain() {
        Part part = part("corrupt", "echo 'PANIC: no checkpoint' >&2; exit 1", () -> false)
                .hopelessWhen(
                        reason -> reason.contains("PANIC") ? Optional.of("the data is damaged") : Optional.empty());

        Supervisor stack = start(part);

        await().atMost(PATIENCE).until(() -> status(stack, "corrupt").gaveUp());
        assertThat(status(stack, "corrupt").detail()).isEqualTo("the data is damaged");
    }

    @Test
    void aStepRunsOnceAndLetsTheNextStart() {
        Path done = folder.resolve("done");
        Part step =
                Part.step("step", List.of(), shell("exit 0"), folder.resolve("step.log"), () -> Files.createFile(done));

        Supervisor stack = start(step, part("after", "sleep 60", () -> true, "step"));

        await().atMost(PATIENCE).until(stack::isReady);
        assertThat(done).exists();
        assertThat(status(stack, "step").state()).isEqualTo(PartStatus.State.DONE);
    }

    @Test
    void partsStopInReverseOrder() throws InterruptedException {
        Supervisor stack = start(part("one", "sleep 60", () -> true), part("two", "sleep 60", () -> true, "one"));
        await().atMost(PATIENCE).until(stack::isReady);

        stack.stop();

        assertThat(log.toString(StandardCharsets.UTF_8)).containsSubsequence("two stopped", "one stopped");
        assertThat(status(stack, "one").state()).isEqualTo(PartStatus.State.STOPPED);
    }

    @Test
    void aPartThatIgnoresItsSignalIsKilled() throws InterruptedException {
        Supervisor stack = start(part("stubborn", "trap '' TERM; while :; do sleep 0.1; done", () -> true)
                .within(new Part.Limits(
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(1),
                        Duration.ofMillis(500),
                        8,
                        Duration.ofMinutes(5))));
        await().atMost(PATIENCE).until(stack::isReady);
        ProcessIdentity process = ProcessIdentity.of(pid(stack, "stubborn")).orElseThrow();

        stack.stop();

        assertThat(process.isAlive()).isFalse();
    }

    @Test
    @Tag("R2")
    void partsAreWatchedWhileTheirListCannotBeWrittenAndItIsWrittenOnceItCan()
            throws IOException, InterruptedException {
        Path later = folder.resolve("later");
        Children children = new Children(later.resolve("children.json"));
        Process orphan = new ProcessBuilder("sleep", "60").start();
        children.add("orphan", orphan, StopSignal.TERM);

        Files.createDirectory(later);
        children.save();

        assertThat(Children.endOrphans(later.resolve("children.json"))).containsExactly("orphan");
        assertThat(orphan.waitFor()).isNotZero();
    }

    @Test
    void orphansOfAKilledSupervisorAreEnded() throws IOException, InterruptedException {
        Process orphan = new ProcessBuilder("sleep", "60").start();
        new Children(childrenFile).add("orphan", orphan, StopSignal.TERM);

        assertThat(Children.endOrphans(childrenFile)).containsExactly("orphan");

        assertThat(orphan.waitFor()).isNotZero();
        assertThat(Children.endOrphans(childrenFile)).isEmpty();
    }

    @Test
    void aLaterProcessWithTheSameNumberIsLeftAlone() throws IOException, InterruptedException {
        Process stranger = new ProcessBuilder("sleep", "60").start();
        Files.writeString(
                childrenFile,
                "{\"children\":[{\"name\":\"old\",\"identity\":{\"pid\":%d,\"started\":\"other\"},\"signal\":\"TERM\"}]}"
                        .formatted(stranger.pid()));

        assertThat(Children.endOrphans(childrenFile)).isEmpty();

        assertThat(stranger.isAlive()).isTrue();
        stranger.destroyForcibly().waitFor();
    }

    private Supervisor start(Part... parts) {
        SupervisorLog lines =
                new SupervisorLog(new PrintStream(log, true, StandardCharsets.UTF_8), InstantSource.system());
        Supervisor started = new Supervisor(List.of(parts), new Children(childrenFile), lines, InstantSource.system());
        supervisor = started;
        started.start();
        return started;
    }

    private Part part(String name, String script, Check healthy, String... dependsOn) {
        HealthCheck check = () -> healthy.isHealthy() ? Health.good("works") : Health.silent("not yet");
        return Part.resident(name, List.of(dependsOn), shell(script), check, folder.resolve(name + ".log"));
    }

    private static Part.Launch shell(String script) {
        return () -> new ProcessBuilder("sh", "-c", script.startsWith("sleep") ? "exec " + script : script);
    }

    private static Part.Limits limits(Duration start, int maxFailures) {
        return Part.Limits.USUAL.withStart(start).withMaxFailures(maxFailures);
    }

    private static PartStatus status(Supervisor stack, String name) {
        return stack.find(name).orElseThrow();
    }

    private static long pid(Supervisor stack, String name) {
        Long pid = status(stack, name).pid();
        assertThat(pid).isNotNull();
        return pid == null ? -1 : pid;
    }

    private static void touch(Path file) {
        try {
            Files.createFile(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @FunctionalInterface
    private interface Check {
        boolean isHealthy();
    }
}
