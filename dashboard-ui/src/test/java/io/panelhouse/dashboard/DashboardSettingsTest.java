package io.panelhouse.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DashboardSettingsTest {

    private final Map<String, String> environment = new HashMap<>(Map.of(
            "PANELHOUSE_DASHBOARD_PORT", "8080",
            "PANELHOUSE_DB_URL", "jdbc:postgresql://127.0.0.1:5432/panelhouse",
            "PANELHOUSE_DB_USER", "panelhouse",
            "PANELHOUSE_DB_PASSWORD", "secret",
            "PANELHOUSE_KEY", "5a".repeat(32),
            "PANELHOUSE_KAFKA", "127.0.0.1:9092",
            "PANELHOUSE_LAKE_CATALOG_URL", "jdbc:postgresql://127.0.0.1:5432/lake",
            "PANELHOUSE_LAKE_WAREHOUSE", "file:///var/lake",
            "PANELHOUSE_STATE", "/var/state"));

    @Test
    void bindsToLoopbackUnlessToldOtherwise() {
        assertThat(DashboardSettings.fromEnvironment(environment).bind()).isEqualTo("127.0.0.1");
    }

    @Test
    void aMissingSettingIsOneSentence() {
        environment.remove("PANELHOUSE_KAFKA");

        assertThatThrownBy(() -> DashboardSettings.fromEnvironment(environment))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot start the dashboard: PANELHOUSE_KAFKA is not set");
    }

    @Test
    void aWrongPortIsOneSentence() {
        environment.put("PANELHOUSE_DASHBOARD_PORT", "http");

        assertThatThrownBy(() -> DashboardSettings.fromEnvironment(environment))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Invalid PANELHOUSE_DASHBOARD_PORT: must be a port from 0 to 65535, was http");
    }

    @Test
    void edgesMayBeSilentForTenMinutesUnlessToldOtherwise() {
        assertThat(DashboardSettings.fromEnvironment(environment).edgesSilentAfter())
                .isEqualTo(Duration.ofMinutes(10));
        environment.put("PANELHOUSE_EDGES_SILENT_MINUTES", "0");
        assertThat(DashboardSettings.fromEnvironment(environment).edgesSilentAfter())
                .isZero();
        environment.put("PANELHOUSE_EDGES_SILENT_MINUTES", "1");

        assertThatThrownBy(() -> DashboardSettings.fromEnvironment(environment))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Invalid PANELHOUSE_EDGES_SILENT_MINUTES: must be minutes from 2 to 9999, or 0 for never,"
                        + " was 1");
    }

    @Test
    void thePasswordIsNotPrinted() {
        assertThat(DashboardSettings.fromEnvironment(environment).toString())
                .doesNotContain("secret")
                .doesNotContain("5a5a");
    }

    @Test
    void aWrongKeyIsOneSentenceWithoutTheKey() {
        environment.put("PANELHOUSE_KEY", "too short");

        assertThatThrownBy(() -> DashboardSettings.fromEnvironment(environment))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Invalid PANELHOUSE_KEY: must be 64 hexadecimal digits, had 9 characters");
    }
}
