package io.panelhouse.standalone.command;

import io.panelhouse.standalone.home.Home;
import io.panelhouse.standalone.home.Refusal;
import io.panelhouse.standalone.stack.StackStatus;
import io.panelhouse.standalone.stack.StackStatus.Phase;
import io.panelhouse.standalone.supervise.PartStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Follows a start: a line per part as it becomes healthy or fails. */
final class StartProgress {

    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Home home;
    private final Console console;
    private final InstantSource clock;
    private final Instant begun;
    private final Set<String> told = new HashSet<>();

    StartProgress(Home home, Console console, InstantSource clock) {
        this.home = home;
        this.console = console;
        this.clock = clock;
        this.begun = clock.instant();
    }

    /** Follows the supervisor that was just started, until it is ready, has failed, or takes too long. */
    StackStatus await(Process supervisor) throws IOException, InterruptedException {
        while (true) {
            boolean ended = supervisor.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS);
            Optional<StackStatus> status = StackStatus.read(home)
                    .filter(written -> written.supervisor().pid() == supervisor.pid());
            status.ifPresent(this::tell);
            boolean stopping =
                    status.filter(known -> known.phase() == Phase.FAILED).isPresent();
            if (status.isPresent() && !stopping && isSettled(status.get())) {
                return status.get();
            }
            if (ended) {
                return status.orElseThrow(this::supervisorEnded);
            }
        }
    }

    /** Follows a supervisor that another command has started. */
    StackStatus awaitRunning() throws InterruptedException {
        while (true) {
            Optional<StackStatus> status = StackStatus.running(home);
            if (status.isPresent() && (isSettled(status.get()) || status.get().phase() == Phase.STOPPING)) {
                return status.get();
            }
            status.ifPresent(this::tell);
            if (isLate()) {
                throw new Refusal("Cannot reach the running supervisor of %s: it wrote no status; see %s"
                        .formatted(home.data(), home.log("supervisor")));
            }
            TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
        }
    }

    private boolean isSettled(StackStatus status) {
        return status.phase() == Phase.READY || status.phase() == Phase.FAILED || allSettled(status) || isLate();
    }

    /** Nothing more will happen: each part is healthy or was given up or waits for one that was. */
    private static boolean allSettled(StackStatus status) {
        return status.firstGivenUp().isPresent()
                && Stream.concat(status.steps().stream(), status.parts().stream())
                        .allMatch(part -> part.healthy() || part.gaveUp() || part.state() == PartStatus.State.WAITING);
    }

    private boolean isLate() {
        return Duration.between(begun, clock.instant()).compareTo(LIMIT) > 0;
    }

    private void tell(StackStatus status) {
        Stream.concat(status.steps().stream(), status.parts().stream()).forEach(part -> {
            if (part.healthy() && told.add(part.name() + " healthy")) {
                tell(part.name(), part.state() == PartStatus.State.DONE ? "done" : "healthy");
            }
            if (part.lastExit() != null && told.add(part.name() + part.restarts() + part.lastExit())) {
                tell(part.name(), part.lastExit());
            }
        });
    }

    private void tell(String part, String what) {
        double seconds = Duration.between(begun, clock.instant()).toMillis() / 1000.0;
        console.say("%6.1f s  %-10s %s".formatted(seconds, part, what));
    }

    private Refusal supervisorEnded() {
        try {
            List<String> lines = Files.readAllLines(home.log("supervisor"));
            return new Refusal(lines.isEmpty() ? "The supervisor ended without a word" : lines.getLast());
        } catch (IOException e) {
            return new Refusal("The supervisor ended: its log %s cannot be read".formatted(home.log("supervisor")), e);
        }
    }
}
