package io.panelhouse.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.panelhouse.standalone.home.JsonFile;
import io.panelhouse.standalone.stack.BatchRun;
import io.panelhouse.standalone.stack.StackStatus;
import io.panelhouse.standalone.supervise.PartStatus;
import java.util.List;
import java.util.Optional;

/**
 * The JSON of {@code status --json}: {@code up}, {@code ready}, {@code address}, for each part {@code name},
 * {@code pid}, {@code healthy} and more, the lag of capture and of the live job in milliseconds, the last checkpoint by
 * job, and the last batch run.
 */
final class StatusReport {

    private static final ObjectMapper MAPPER = JsonFile.mapper();

    private StatusReport() {}

    static ObjectNode of(Optional<StackStatus> running, Optional<BatchRun.Last> lastBatch) {
        List<PartStatus> parts = running.map(StackStatus::parts).orElse(List.of());
        ObjectNode report = MAPPER.createObjectNode();
        report.put("up", running.isPresent());
        report.put(
                "ready",
                running.filter(status -> status.phase() == StackStatus.Phase.READY)
                        .isPresent());
        running.ifPresent(status -> {
            report.put("phase", status.phase().name());
            report.put("message", status.message());
            report.put("address", status.address());
            report.put("supervisor", status.supervisor().pid());
        });
        report.set("parts", MAPPER.valueToTree(parts));
        report.set("steps", MAPPER.valueToTree(running.map(StackStatus::steps).orElse(List.of())));
        ObjectNode lag = report.putObject("lag");
        lag.set("captureMillis", facts(parts, "ingest").path("lagMillis"));
        lag.set("liveMillis", facts(parts, "streaming").path("beatAgeMillis"));
        ObjectNode checkpoints = report.putObject("lastCheckpoint");
        for (JsonNode job : facts(parts, "streaming").path("jobs")) {
            checkpoints.set(job.path("name").asText(), job.path("lastCheckpointAt"));
        }
        report.set("lastBatch", MAPPER.valueToTree(lastBatch.orElse(null)));
        return report;
    }

    private static JsonNode facts(List<PartStatus> parts, String name) {
        for (PartStatus part : parts) {
            if (part.name().equals(name)) {
                return MAPPER.valueToTree(part.facts());
            }
        }
        return MAPPER.createObjectNode();
    }
}
