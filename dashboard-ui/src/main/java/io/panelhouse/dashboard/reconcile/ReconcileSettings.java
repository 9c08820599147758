package io.panelhouse.dashboard.reconcile;

import io.panelhouse.dashboard.lake.LakeSettings;
import java.util.Map;

/** What is compared: the panel's database, the live topics and the warehouse. */
record ReconcileSettings(String databaseUrl, String user, String password, String kafka, LakeSettings lake) {

    static ReconcileSettings fromEnvironment(Map<String, String> environment) {
        LakeSettings lake = LakeSettings.fromEnvironment(environment);
        return new ReconcileSettings(
                required(environment, "PANELHOUSE_DB_URL"),
                lake.user(),
                lake.password(),
                required(environment, "PANELHOUSE_KAFKA"),
                lake);
    }

    private static String required(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(
                    "Cannot reconcile: %s is not set; start through ./panelhouse, which sets it".formatted(name));
        }
        return value;
    }

    @Override
    public String toString() {
        return "ReconcileSettings[%s, %s, %s]".formatted(databaseUrl, kafka, lake);
    }
}
