package io.panelhouse.dashboard;

import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Starts the dashboard from the environment and stays until it is told to stop.
 *
 * <p>Exit codes: 78 for a setting that is missing or wrong, 1 for anything else that keeps it from starting.
 */
public final class DashboardMain {

    private static final int WRONG_CONFIGURATION = 78;

    private DashboardMain() {}

    public static void main(String[] args) {
        DashboardSettings settings;
        try {
            settings = DashboardSettings.fromEnvironment(System.getenv());
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(WRONG_CONFIGURATION);
            return;
        }
        try {
            application(settings, InstantSource.system()).run();
        } catch (RuntimeException failed) {
            System.err.println(sentence(settings, failed));
            System.exit(1);
        }
    }

    /** The dashboard, ready to be run. */
    static SpringApplication application(DashboardSettings settings, InstantSource clock) {
        SpringApplication application = new SpringApplication(DashboardShell.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.setDefaultProperties(properties(settings));
        application.addInitializers(context -> {
            if (context instanceof GenericApplicationContext beans) {
                beans.registerBean(DashboardSettings.class, () -> settings);
                beans.registerBean(InstantSource.class, () -> clock);
            }
        });
        return application;
    }

    private static Map<String, Object> properties(DashboardSettings settings) {
        Map<String, Object> properties = new TreeMap<>();
        properties.put("server.address", settings.bind());
        properties.put("server.port", settings.port());
        return properties;
    }

    private static String sentence(DashboardSettings settings, Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof PortInUseException) {
                return "Cannot start the dashboard: port %d is taken; free it or set PANELHOUSE_DASHBOARD_PORT"
                        .formatted(settings.port());
            }
        }
        Throwable root = failed;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return "Cannot start the dashboard: " + root.getMessage();
    }
}
