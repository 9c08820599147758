package io.panelhouse.panel.setup;

import io.panelhouse.panel.Panel;
import io.panelhouse.panel.PanelSettings;
import io.panelhouse.panel.PanelUnavailableException;
import java.io.PrintStream;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * Migrates the database and, if nobody can sign in yet, creates the provider {@code provider} and its operator
 * {@code admin}. Prints one line of JSON; the password stands in it only the time it is created.
 *
 * <p>Settings: those of {@link PanelSettings}, {@code PANELHOUSE_TIME_ZONE}, the provider's zone (default UTC), and
 * {@code PANELHOUSE_EDGE_KEY}, the key of the installation's own edge {@code house}, if it has one. Exit code 78 for a
 * wrong setting, 1 if the database does not do its part.
 */
public final class SetupMain {

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int WRONG_CONFIGURATION = 78;

    private SetupMain() {}

    public static void main(String[] arguments) {
        System.exit(run(System.getenv(), System.out, System.err));
    }

    static int run(Map<String, String> environment, PrintStream out, PrintStream err) {
        PanelSettings settings;
        ZoneId timeZone;
        try {
            settings = PanelSettings.fromEnvironment(environment);
            timeZone = timeZone(environment.getOrDefault("PANELHOUSE_TIME_ZONE", "UTC"));
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return WRONG_CONFIGURATION;
        }
        try (Panel panel = Panel.open(settings, InstantSource.system())) {
            FirstStart firstStart = new FirstStart(panel, timeZone);
            Optional<String> created = firstStart.run();
            String edgeKey = environment.getOrDefault("PANELHOUSE_EDGE_KEY", "");
            if (!edgeKey.isBlank()) {
                firstStart.admitEdge(edgeKey);
            }
            out.println(created.map(password -> "{\"created\":true,\"operator\":\"" + FirstStart.OPERATOR
                            + "\",\"password\":\"" + password + "\"}")
                    .orElse("{\"created\":false,\"operator\":\"" + FirstStart.OPERATOR + "\"}"));
            return DONE;
        } catch (PanelUnavailableException | IllegalStateException | IllegalArgumentException e) {
            err.println(e.getMessage());
            return FAILED;
        }
    }

    private static ZoneId timeZone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "Invalid PANELHOUSE_TIME_ZONE: must be an IANA zone such as Europe/Berlin, was " + name, e);
        }
    }
}
