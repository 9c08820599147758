package io.panelhouse.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PanelSettingsTest {

    private final Map<String, String> environment = new HashMap<>(Map.of(
            "PANELHOUSE_DB_URL", "jdbc:postgresql://127.0.0.1:5432/panelhouse",
            "PANELHOUSE_DB_USER", "postgres",
            "PANELHOUSE_DB_PASSWORD", "hidden"));

    @Test
    void theDatabaseIsReadFromTheEnvironment() {
        PanelSettings settings = PanelSettings.fromEnvironment(environment);

        assertThat(settings.databaseUser()).isEqualTo("postgres");
        assertThat(settings.maxConnections()).isEqualTo(8);
        assertThat(settings).hasToString("postgres at jdbc:postgresql://127.0.0.1:5432/panelhouse");
    }

    @Test
    void aMissingSettingIsNamed() {
        environment.remove("PANELHOUSE_DB_PASSWORD");

        assertThatThrownBy(() -> PanelSettings.fromEnvironment(environment))
                .hasMessage("Cannot start: setting PANELHOUSE_DB_PASSWORD is missing; set it");
    }

    @Test
    void aWrongSettingIsNamedWithItsRule() {
        environment.put("PANELHOUSE_DB_URL", "postgres://elsewhere");

        assertThatThrownBy(() -> PanelSettings.fromEnvironment(environment))
                .hasMessage("Invalid PANELHOUSE_DB_URL: must begin with jdbc:postgresql:, was postgres://elsewhere");
    }
}
