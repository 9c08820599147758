package io.panelhouse.standalone.command;

import io.panelhouse.standalone.home.Home;
import io.panelhouse.standalone.home.JsonFile;
import io.panelhouse.standalone.stack.BatchRun;
import io.panelhouse.standalone.stack.StackStatus;
import io.panelhouse.standalone.supervise.PartStatus;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "status",
        description =
                "Tells of each part whether it runs and is healthy, the lag, the last checkpoint and the last batch.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    private final Home home;
    private final Console console;

    @Option(names = "--json", description = "Prints one JSON object on standard out.")
    private boolean json;

    StatusCommand(Home home, Console console) {
        this.home = home;
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Optional<StackStatus> status = StackStatus.running(home);
        if (json) {
            console.out().println(JsonFile.mapper().writeValueAsString(StatusReport.of(status, BatchRun.last(home))));
        } else {
            status.ifPresentOrElse(this::tell, this::tellDown);
        }
        boolean good = status.isPresent()
                && status.get().phase() == StackStatus.Phase.READY
                && status.get().parts().stream().allMatch(part -> part.healthy() && !part.degraded());
        return good ? ExitCode.DONE : ExitCode.FAILED;
    }

    private void tellDown() {
        String why = StackStatus.read(home)
                .filter(status -> status.phase() == StackStatus.Phase.FAILED)
                .map(status -> " (%s)".formatted(status.message()))
                .orElse("");
        console.say("Panelhouse is not up%s; run ./panelhouse up".formatted(why));
    }

    private void tell(StackStatus status) {
        console.say("%-11s %-8s %-8s %-9s %s".formatted("part", "process", "healthy", "restarts", "detail"));
        Stream.concat(status.steps().stream(), status.parts().stream())
                .forEach(part -> console.say("%-11s %-8s %-8s %-9d %s"
                        .formatted(
                                part.name(),
                                part.pid() == null ? "-" : part.pid(),
                                healthy(part),
                                part.restarts(),
                                part.lastExit() == null || part.gaveUp()
                                        ? part.detail()
                                        : part.detail() + " (before: " + part.lastExit() + ")")));
        console.say("last batch: "
                + BatchRun.last(home)
                        .map(last -> (last.succeeded() ? "ended well at " : "failed at ") + last.finishedAt())
                        .orElse("none yet"));
        console.say("address: " + status.address());
    }

    private static String healthy(PartStatus part) {
        if (!part.healthy()) {
            return "no";
        }
        return part.degraded() ? "degraded" : "yes";
    }
}
