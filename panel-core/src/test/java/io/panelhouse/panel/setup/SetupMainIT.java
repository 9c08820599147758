package io.panelhouse.panel.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.panelhouse.panel.Panel;
import io.panelhouse.panel.TestDatabase;
import io.panelhouse.panel.directory.Operator;
import io.panelhouse.panel.directory.OperatorRole;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The first start and the ones after it. */
class SetupMainIT {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void theFirstStartPrintsAPasswordThatSignsInAndTheSecondPrintsNone() {
        TestDatabase database = TestDatabase.create();

        assertThat(run(database.environment())).isZero();
        String first = printed();
        assertThat(run(database.environment())).isZero();

        assertThat(first).matches("\\{\"created\":true,\"operator\":\"admin\",\"password\":\"[0-9a-z-]{19}\"}\n");
        assertThat(printed()).isEqualTo("{\"created\":false,\"operator\":\"admin\"}\n");
        try (Panel panel = Panel.open(database.settings(), InstantSource.system())) {
            String password = first.replaceAll(".*\"password\":\"([^\"]*)\".*\n", "$1");
            Optional<Operator> admin = panel.operators().verify("Admin", password);
            assertThat(admin.map(Operator::role)).contains(OperatorRole.PROVIDER);
            assertThat(panel.operators().verify("admin", password + "x")).isEmpty();
            assertThat(panel.operators().verify("nobody", password)).isEmpty();
        }
    }

    @Test
    void aMissingSettingIsOneSentenceAndExitCode78() {
        assertThat(run(Map.of())).isEqualTo(78);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("Cannot start: setting PANELHOUSE_DB_URL is missing; set it\n");
    }

    @Test
    void aDatabaseThatIsNotThereIsOneSentenceAndExitCode1() {
        Map<String, String> nowhere = Map.of(
                "PANELHOUSE_DB_URL", "jdbc:postgresql://127.0.0.1:1/panelhouse",
                "PANELHOUSE_DB_USER", "postgres",
                "PANELHOUSE_DB_PASSWORD", "hidden");

        assertThat(run(nowhere)).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith(
                        "Cannot migrate the panel's database, postgres at jdbc:postgresql://127.0.0.1:1/panelhouse: ")
                .hasLineCount(1)
                .doesNotContain("hidden");
    }

    private int run(Map<String, String> environment) {
        return SetupMain.run(
                environment,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String printed() {
        String text = out.toString(StandardCharsets.UTF_8);
        out.reset();
        return text;
    }
}
