package io.panelhouse.standalone.command;

import io.panelhouse.standalone.home.Home;
import io.panelhouse.standalone.stack.StackStatus;
import io.panelhouse.standalone.stack.SupervisorMain;
import io.panelhouse.standalone.supervise.Children;
import io.panelhouse.standalone.supervise.PartStatus;
import io.panelhouse.standalone.supervise.ProcessIdentity;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;

@Command(name = "down", description = "Stops everything cleanly, in reverse order.", mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Home home;
    private final Console console;

    DownCommand(Home home, Console console) {
        this.home = home;
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Optional<ProcessIdentity> supervisor = StackStatus.running(home).map(StackStatus::supervisor);
        if (supervisor.isPresent()) {
            ProcessHandle.of(supervisor.get().pid()).ifPresent(ProcessHandle::destroy);
            if (!awaitEnd(supervisor.get())) {
                console.say("Cannot stop process %d: it still runs after %d s; see %s"
                        .formatted(supervisor.get().pid(), LIMIT.toSeconds(), home.log("supervisor")));
                return ExitCode.FAILED;
            }
        }
        List<String> orphans = Children.endOrphans(SupervisorMain.childrenFile(home));
        if (!orphans.isEmpty()) {
            console.say("Ended what a killed supervisor left running: " + String.join(", ", orphans));
        }
        console.say(supervisor.isPresent() || !orphans.isEmpty() ? "Panelhouse is down" : "Panelhouse was not up");
        return ExitCode.DONE;
    }

    private boolean awaitEnd(ProcessIdentity supervisor) throws InterruptedException {
        Set<String> told = new HashSet<>();
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (supervisor.isAlive() && System.nanoTime() < deadline) {
            StackStatus.read(home).stream()
                    .flatMap(status -> status.parts().stream())
                    .filter(part -> part.state() == PartStatus.State.STOPPED)
                    .filter(part -> told.add(part.name()))
                    .forEach(part -> console.say("  stopped " + part.name()));
            TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
        }
        return !supervisor.isAlive();
    }
}
