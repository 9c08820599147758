package io.panelhouse.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IngestSettingsTest {

    private final Map<String, String> environment = new HashMap<>(Map.of(
            "PANELHOUSE_DB_URL", "jdbc:postgresql://127.0.0.1:5555/panelhouse",
            "PANELHOUSE_DB_USER", "owner",
            "PANELHOUSE_DB_PASSWORD", "secret",
            "PANELHOUSE_KAFKA", "127.0.0.1:9092",
            "PANELHOUSE_INGEST_PORT", "8081"));

    @Test
    void itListensOnLoopbackByDefaultAndHidesThePassword() {
        IngestSettings settings = IngestSettings.fromEnvironment(environment);

        assertThat(settings.listen().getAddress().isLoopbackAddress()).isTrue();
        assertThat(settings.listen().getPort()).isEqualTo(8081);
        assertThat(settings.toString()).doesNotContain("secret");
    }

    @Test
    void aMissingOrWrongSettingIsNamed() {
        environment.remove("PANELHOUSE_KAFKA");
        assertThatThrownBy(() -> IngestSettings.fromEnvironment(environment))
                .hasMessage("Cannot start ingest: setting PANELHOUSE_KAFKA is missing");

        environment.put("PANELHOUSE_KAFKA", "127.0.0.1:9092");
        environment.put("PANELHOUSE_INGEST_PORT", "http");
        assertThatThrownBy(() -> IngestSettings.fromEnvironment(environment))
                .hasMessage("Invalid setting PANELHOUSE_INGEST_PORT: must be a port from 0 to 65535, was http");

        environment.put("PANELHOUSE_DB_URL", "jdbc:mysql://x/y");
        environment.put("PANELHOUSE_INGEST_PORT", "0");
        assertThatThrownBy(() -> IngestSettings.fromEnvironment(environment))
                .hasMessage("Invalid database address: must be jdbc:postgresql://HOST:PORT/NAME, was jdbc:mysql://x/y");
    }
}
