package io.panelhouse.streaming.quarantine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.panelhouse.streaming.kafka.EmbeddedKafka;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** Runs the command {@code quarantine} and reads what it prints. */
public final class Quarantined {

    private Quarantined() {}

    /** Runs it; it must succeed. */
    public static Answer of(EmbeddedKafka kafka, String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int code = QuarantineMain.run(
                List.of(arguments),
                Map.of("PANELHOUSE_KAFKA", kafka.bootstrapServers()),
                new PrintStream(out, false, UTF_8),
                new PrintStream(err, false, UTF_8));
        assertThat(code).as(err.toString(UTF_8)).isZero();
        return new Answer(out.toString(UTF_8));
    }

    /** What it printed on standard output. */
    public record Answer(String out) {

        /** The rows of a list. */
        public List<Row> rows() {
            return out.lines()
                    .skip(1)
                    .map(line -> line.split("\t", -1))
                    .map(cells -> new Row(cells[0], cells[6]))
                    .toList();
        }
    }

    /** A row of a list. */
    public record Row(String number, String reason) {}
}
