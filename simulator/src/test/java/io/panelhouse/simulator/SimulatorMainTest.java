package io.panelhouse.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class SimulatorMainTest {
    private final StringWriter err = new StringWriter();

    @Test
    void anUnknownSizeIsAWrongSetting() {
        assertThat(run("fill", "--size", "huge")).isEqualTo(78);
        assertThat(err.toString().strip()).isEqualTo("Invalid size: must be small, medium or large, was huge");
    }

    @Test
    void withoutADatabaseNothingStarts() {
        assertThat(run("live")).isEqualTo(78);
        assertThat(err.toString().strip()).isEqualTo("Cannot start: setting PANELHOUSE_DB_URL is missing; set it");
    }

    @Test
    void anUnknownOptionIsWrongUsage() {
        assertThat(run("live", "--faster")).isEqualTo(2);
    }

    private int run(String... arguments) {
        return SimulatorMain.commandLine().setErr(new PrintWriter(err, true)).execute(arguments);
    }
}
