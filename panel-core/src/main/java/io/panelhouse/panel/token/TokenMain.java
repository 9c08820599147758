package io.panelhouse.panel.token;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.Panel;
import io.panelhouse.panel.PanelSettings;
import io.panelhouse.panel.PanelUnavailableException;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.database.ProgramLog;
import io.panelhouse.panel.directory.Operator;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code token create --operator NAME --name NAME [--read-only]}: makes a token from the command line, the first one of
 * a panel. Prints the token alone on standard output.
 *
 * <p>Exit code 2 for wrong usage, 78 for a wrong setting, 1 if it is refused or the database does not answer.
 */
public final class TokenMain {

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;
    private static final int WRONG_CONFIGURATION = 78;
    private static final String USAGE = "Usage: ./panelhouse token create --operator NAME --name NAME [--read-only]";
    private static final Actor HOUSE = Actor.house("command line");

    private TokenMain() {}

    public static void main(String[] arguments) {
        ProgramLog.toStandardError();
        System.exit(run(List.of(arguments), System.getenv(), System.out, System.err));
    }

    static int run(List<String> arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
        Optional<Wish> wish = parsed(arguments);
        if (wish.isEmpty()) {
            err.println(USAGE);
            return arguments.contains("--help") || arguments.contains("-h") ? DONE : WRONG_USAGE;
        }
        PanelSettings settings;
        try {
            settings = PanelSettings.fromEnvironment(environment);
        } catch (IllegalArgumentException wrong) {
            err.println(wrong.getMessage());
            return WRONG_CONFIGURATION;
        }
        try (Panel panel = Panel.open(settings, InstantSource.system())) {
            return create(panel, wish.get(), out, err);
        } catch (PanelUnavailableException unavailable) {
            err.println(unavailable.getMessage());
            return FAILED;
        }
    }

    private static int create(Panel panel, Wish wish, PrintStream out, PrintStream err) {
        Set<Permission> permissions = wish.readOnly
                ? EnumSet.of(Permission.VIEW)
                : panel.operators()
                        .find(wish.operator)
                        .map(Operator::permissions)
                        .orElse(Set.of(Permission.VIEW));
        return switch (panel.tokens().create(HOUSE, new NewApiToken(wish.operator, wish.name, permissions, null))) {
            case TokenAnswer.Issued issued -> {
                out.println(issued.text());
                err.println("Token %s of %s may %s; it is shown only this once"
                        .formatted(wish.name, wish.operator, issued.token().permissions()));
                yield DONE;
            }
            case TokenAnswer.Refused refused -> {
                err.println(refused.sentence());
                yield FAILED;
            }
        };
    }

    private static Optional<Wish> parsed(List<String> arguments) {
        if (arguments.isEmpty() || !arguments.getFirst().equals("create")) {
            return Optional.empty();
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 1; i < arguments.size(); i++) {
            String option = arguments.get(i);
            if (option.equals("--read-only")) {
                values.put(option, "");
            } else if ((option.equals("--operator") || option.equals("--name")) && i + 1 < arguments.size()) {
                i++;
                values.put(option, arguments.get(i));
            } else {
                return Optional.empty();
            }
        }
        String operator = values.get("--operator");
        String name = values.get("--name");
        return operator == null || name == null
                ? Optional.empty()
                : Optional.of(new Wish(operator, name, values.containsKey("--read-only")));
    }

    private record Wish(String operator, String name, boolean readOnly) {}
}
