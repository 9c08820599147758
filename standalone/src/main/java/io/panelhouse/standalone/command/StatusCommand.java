package io.panelhouse.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.panelhouse.standalone.home.Home;
import io.panelhouse.standalone.home.JsonFile;
import io.panelhouse.standalone.stack.BatchRun;
import io.panelhouse.standalone.stack.StackStatus;
import io.panelhouse.standalone.supervise.PartStatus;
import java.io.IOException;
import java.util.List;
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
            console.out().println(JsonFile.mapper().writeValueAsString(object(status)));
        } else {
            status.ifPresentOrElse(this::tell, () -> console.say("Panelhouse is not up; run ./panelhouse up"));
        }
        boolean good = status.isPresent()
                && status.get().phase() == StackStatus.Phase.READY
                && status.get().parts().stream().allMatch(PartStatus::healthy);
        return good ? ExitCode.DONE : ExitCode.FAILED;
    }

    private ObjectNode object(Optional<StackStatus> status) {
        ObjectNode object = JsonFile.mapper().createObjectNode();
        object.put("up", status.isPresent());
        object.put(
                "ready",
                status.filter(s -> s.phase() == StackStatus.Phase.READY).isPresent());
        status.ifPresent(known -> {
            object.put("phase", known.phase().name());
            object.put("message", known.message());
            object.put("address", known.address());
            object.put("supervisor", known.supervisor().pid());
        });
        object.set(
                "parts",
                JsonFile.mapper().valueToTree(status.map(StackStatus::parts).orElse(List.of())));
        object.set(
                "steps",
                JsonFile.mapper().valueToTree(status.map(StackStatus::steps).orElse(List.of())));
        object.set("lag", fact(status, "ingest", "lag"));
        object.set("lastCheckpoint", fact(status, "streaming", "lastCheckpoint"));
        object.set(
                "lastBatch", JsonFile.mapper().valueToTree(BatchRun.last(home).orElse(null)));
        return object;
    }

    private static JsonNode fact(Optional<StackStatus> status, String part, String name) {
        for (PartStatus known : status.map(StackStatus::parts).orElse(List.of())) {
            if (known.name().equals(part)) {
                return JsonFile.mapper().valueToTree(known.facts().get(name));
            }
        }
        return JsonFile.mapper().nullNode();
    }

    private void tell(StackStatus status) {
        console.say("%-11s %-8s %-8s %-9s %s".formatted("part", "process", "healthy", "restarts", "detail"));
        Stream.concat(status.steps().stream(), status.parts().stream())
                .forEach(part -> console.say("%-11s %-8s %-8s %-9d %s"
                        .formatted(
                                part.name(),
                                part.pid() == null ? "-" : part.pid(),
                                part.healthy() ? "yes" : "no",
                                part.restarts(),
                                part.lastExit() == null
                                        ? part.detail()
                                        : part.detail() + " (before: " + part.lastExit() + ")")));
        console.say("last batch: "
                + BatchRun.last(home)
                        .map(last -> (last.succeeded() ? "ended well at " : "failed at ") + last.finishedAt())
                        .orElse("none yet"));
        console.say("address: " + status.address());
    }
}
