package io.panelhouse.ingest.importing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.panelhouse.ingest.RealFiles;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.Panel;
import io.panelhouse.panel.TestDatabase;
import io.panelhouse.panel.directory.NewReseller;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportIT {

    private static final String ATTEMPT =
            "Mar 27 13:0%d:56 edge sshd[7]: Failed password for root from 192.0.2.1 port 5 ssh2\n";

    @TempDir
    private Path folder;

    private TestDatabase database;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void openPanel() {
        database = TestDatabase.create();
        try (Panel panel = Panel.open(database.settings(), InstantSource.system())) {
            panel.resellers()
                    .create(Actor.house("test"), NewReseller.provider("provider", ZoneId.of("UTC")))
                    .orThrow();
        }
    }

    @Test
    void anImportCreatesItsResellerAndSaysSo() throws IOException {
        Path log = log(ATTEMPT.formatted(1));

        JsonNode report = run("import", log.toString(), "--format", "sshd", "--year", "2020", "--reseller", "north");

        assertThat(report.path("resellerCreated").asBoolean()).isTrue();
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("Reseller \"north\" did not exist; it was created below \"provider\"");
    }

    @Test
    void aGrownFileAddsOnlyWhatIsNew() throws IOException {
        run("import", log(ATTEMPT.formatted(1), ATTEMPT.formatted(1)).toString(), "--format", "sshd", "--year", "2020");
        Path grown = log(ATTEMPT.formatted(1), ATTEMPT.formatted(1), ATTEMPT.formatted(2), "nonsense\n");

        JsonNode report = run("import", grown.toString(), "--format", "sshd", "--year", "2020");

        assertThat(counts(report)).isEqualTo("4 read, 1 imported, 2 there, 0 not relevant, 1 rejected");
        assertThat(report.path("journalHolds")
                        .path("auth_attempt WRONG_PASSWORD")
                        .asLong())
                .isEqualTo(3);
        assertThat(report.path("reconciles").asBoolean()).isTrue();
    }

    @Test
    void aDryRunTellsAndChangesNothing() throws IOException {
        Path log = log(ATTEMPT.formatted(1));

        JsonNode report = run("import", log.toString(), "--format", "sshd", "--year", "2020", "--dry-run");

        assertThat(counts(report)).isEqualTo("1 read, 1 imported, 0 there, 0 not relevant, 0 rejected");
        assertThat(report.path("journalHolds").isEmpty()).isTrue();
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("Reseller \"imported\" does not exist; it would be created");
    }

    @Test
    void wrongUsageEndsWithCodeTwoAndOneSentence() {
        assertThat(exit("import", folder.resolve("none.log").toString(), "--format", "sshd"))
                .isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("Cannot read %s: it is not a readable file\n".formatted(folder.resolve("none.log")));
        assertThat(exit("import", "x.log")).isEqualTo(2);
    }

    @Test
    void theRecordedLogGivesItsCountsAndTheSecondImportAddsNothing() throws IOException {
        String log = RealFiles.shared("data/auth-log/auth.log").toString();

        JsonNode first = run("import", log, "--format", "sshd", "--year", "2017", "--reseller", "imported");
        JsonNode second = run("import", log, "--format", "sshd", "--year", "2017", "--reseller", "imported");

        JsonNode held = second.path("journalHolds");
        assertThat(held.path("auth_attempt ACCEPTED").asLong()).isEqualTo(226);
        assertThat(held.path("auth_attempt WRONG_PASSWORD").asLong()).isEqualTo(1_038);
        assertThat(held.path("session OPENED").asLong()).isEqualTo(226);
        assertThat(held.path("session CLOSED").asLong()).isEqualTo(225);
        assertThat(first.path("rowsRejected").asLong()).isZero();
        assertThat(second.path("journalRowsAdded").asLong()).isZero();
        assertThat(second.path("rowsAlreadyThere").asLong())
                .isEqualTo(first.path("rowsImported").asLong());
    }

    @Test
    void theRecordedSessionsComeInThroughTheirMapping() throws IOException {
        JsonNode report = run(
                "import",
                RealFiles.shared("data/sessions/cowrie_sessions_20k.csv").toString(),
                "--mapping",
                RealFiles.project("docs/mappings/cowrie-sessions.yaml").toString());

        assertThat(counts(report)).isEqualTo("20000 read, 19997 imported, 0 there, 0 not relevant, 3 rejected");
        assertThat(report.path("journalHolds").path("session OPENED").asLong()).isEqualTo(19_997);
        assertThat(report.path("reconciles").asBoolean()).isTrue();
    }

    @Test
    void termsAreSoldWithTheirCredits() throws IOException {
        String file = RealFiles.shared("product/fixtures/june.csv").toString();

        JsonNode first = run("import", file, "--format", "terms", "--reseller", "oracle");
        JsonNode second = run("import", file, "--format", "terms", "--reseller", "oracle");

        assertThat(counts(first)).isEqualTo("19 read, 19 imported, 0 there, 0 not relevant, 0 rejected");
        assertThat(counts(second)).isEqualTo("19 read, 0 imported, 19 there, 0 not relevant, 0 rejected");
    }

    @Test
    void aReplayJournalsTheLogAsIfItHappenedNowAndClosesWhatItOpened() throws Exception {
        Path log = log(
                ATTEMPT.formatted(1),
                "Mar 27 13:02:00 edge sshd[7]: pam_unix(sshd:session): session opened for user ann by (uid=0)\n",
                "Mar 27 13:03:00 edge sshd[8]: pam_unix(sshd:session): session opened for user bob by (uid=0)\n",
                "Mar 27 13:04:00 edge sshd[7]: pam_unix(sshd:session): session closed for user ann\n");

        JsonNode report = run("replay", log.toString(), "--format", "sshd", "--year", "2020", "--speed", "600");

        assertThat(report.path("played").asInt()).isEqualTo(4);
        assertThat(report.path("mostOpenAtOnce").asInt()).isEqualTo(2);
        try (Connection connection = database.connect();
                var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        SELECT count(*) FILTER (WHERE change = 'OPENED'), count(*) FILTER (WHERE change = 'CLOSED'),
                            min(occurred_at) > now() - interval '1 minute'
                        FROM journal.session""")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(2);
            assertThat(rows.getInt(2)).isEqualTo(2);
            assertThat(rows.getBoolean(3)).isTrue();
        }
    }

    private static String counts(JsonNode report) {
        return "%d read, %d imported, %d there, %d not relevant, %d rejected"
                .formatted(
                        report.path("rowsRead").asLong(),
                        report.path("rowsImported").asLong(),
                        report.path("rowsAlreadyThere").asLong(),
                        report.path("rowsNotRelevant").asLong(),
                        report.path("rowsRejected").asLong());
    }

    private Path log(String... lines) throws IOException {
        return Files.writeString(folder.resolve("auth.log"), String.join("", lines));
    }

    private JsonNode run(String... arguments) throws IOException {
        out.reset();
        int exit = exit(arguments);
        assertThat(exit).as(err.toString(StandardCharsets.UTF_8)).isZero();
        return new ObjectMapper().readTree(out.toByteArray());
    }

    private int exit(String... arguments) {
        err.reset();
        Map<String, String> environment = new HashMap<>(database.environment());
        environment.put("PANELHOUSE_GATEWAY_URL", "http://127.0.0.1:9");
        environment.put("PANELHOUSE_EDGE_KEY", "unused");
        return ImportMain.run(arguments, environment, stream(out), stream(err));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
