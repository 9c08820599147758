package io.panelhouse.streaming.quarantine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.panelhouse.event.Topics;
import io.panelhouse.streaming.intake.KafkaTopics;
import io.panelhouse.streaming.kafka.EmbeddedKafka;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("R7")
class QuarantineMainIT {

    @TempDir
    Path folder;

    @Test
    void aJournalRowIsShownByItsNumberAndReplayedToWhereCaptureReadsIt() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder)) {
            KafkaTopics.require(kafka.bootstrapServers(), List.of());
            Map<String, String> headers = Map.of(
                    "job", "capture",
                    "reason", "Cannot capture row 17",
                    "source", "journal.term@17",
                    "position", "0/16B3748",
                    "topic", Topics.OPERATION);
            kafka.send(Topics.QUARANTINE, "unused", "a row".getBytes(UTF_8), headers);
            kafka.send(Topics.QUARANTINE, "unused", "a row".getBytes(UTF_8), headers);
            kafka.flush();

            assertThat(Quarantined.of(kafka, "list").out())
                    .contains("\tcapture\tjournal.term@17\t5\tfalse\tCannot capture row 17");
            assertThat(Quarantined.of(kafka, "show", "0").out())
                    .contains("source\tjournal.term@17\n", "position\t0/16B3748\n");
            assertThat(Quarantined.of(kafka, "replay", "0").out().strip()).isEqualTo("1");

            assertThat(Quarantined.of(kafka, "list").rows()).isEmpty();
            assertThat(kafka.read(Topics.OPERATION))
                    .extracting(record -> new String(record.value(), UTF_8))
                    .containsExactly("a row");
        }
    }
}
