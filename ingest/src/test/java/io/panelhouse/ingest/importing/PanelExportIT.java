package io.panelhouse.ingest.importing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.panelhouse.ingest.RealFiles;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.Panel;
import io.panelhouse.panel.TestDatabase;
import io.panelhouse.panel.chain.VerifyLedgerMain;
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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The export of another panel with two resellers and 40 accounts, through the command and the shipped mappings. */
class PanelExportIT {

    private static final int ACCOUNTS = 40;

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
    void aDryRunTellsTheSameAndChangesNothing() throws Exception {
        JsonNode dry = run("north", "ledger", ledger(), "--dry-run");

        assertThat(count("SELECT count(*) FROM journal.ledger_entry")).isZero();
        assertThat(count("SELECT count(*) FROM panel.reseller")).isEqualTo(1);

        JsonNode real = run("north", "ledger", ledger());

        assertThat(counts(dry))
                .isEqualTo(counts(real))
                .isEqualTo("27 read, 23 imported, 0 there, 3 not relevant, 1 rejected");
        assertThat(dry.path("adjustments")).isEqualTo(real.path("adjustments"));
        assertThat(dry.path("comparisons")).isEqualTo(real.path("comparisons"));
    }

    @Test
    void gapsBecomeAdjustmentsWhichTheReportListsAndTheBalanceIsThatOfTheExport() throws Exception {
        JsonNode report = run("north", "ledger", ledger());

        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("ledger.csv:7: expected 92.0000, had 95.0000, adjusted by -3.0000")
                .contains("ledger.csv:13: expected 96.0000, had 86.0000, adjusted by 10.0000")
                .contains("amount is not a number (ledger.csv:24)")
                .contains("balance of the export: export 85.0000, panel 85.0000, equal");
        assertThat(report.path("adjustments")).hasSize(2);
        assertThat(report.path("reconciles").asBoolean()).isTrue();
        assertThat(verifyLedger()).contains("\"faults\":0");
        assertThat(count("SELECT count(*) FROM panel.ledger_account WHERE ledger_account = 'WALLET' AND balance = 85"))
                .isEqualTo(1);
    }

    @Test
    void everythingOfBothResellersComesInOnceAndIsComparedWithTheExport() throws Exception {
        for (String reseller : List.of("north", "south")) {
            JsonNode accounts = run(reseller, "accounts", accounts());
            assertThat(counts(accounts)).isEqualTo("40 read, 20 imported, 0 there, 20 not relevant, 0 rejected");
            assertThat(accounts.path("comparisons").findValuesAsText("equal")).containsExactly("true", "true");
            JsonNode devices = run(reseller, "devices", devices());
            assertThat(counts(devices)).isEqualTo("41 read, 20 imported, 0 there, 20 not relevant, 1 rejected");
        }
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("is not JSON (devices.ndjson:41)");

        JsonNode accountsAgain = run("north", "accounts", accounts());
        JsonNode devicesAgain = run("north", "devices", devices());
        run("north", "ledger", ledger());
        JsonNode ledgerAgain = run("north", "ledger", ledger());

        assertThat(counts(accountsAgain)).isEqualTo("40 read, 0 imported, 20 there, 20 not relevant, 0 rejected");
        assertThat(counts(devicesAgain)).isEqualTo("41 read, 0 imported, 20 there, 20 not relevant, 1 rejected");
        assertThat(counts(ledgerAgain)).isEqualTo("27 read, 0 imported, 23 there, 3 not relevant, 1 rejected");
        assertThat(ledgerAgain.path("adjustments")).isEmpty();
        assertThat(count("SELECT count(*) FROM panel.account WHERE secret_hash IS NOT NULL"))
                .isEqualTo(ACCOUNTS);
        assertThat(count("SELECT count(*) FROM panel.account WHERE device_lock = 'LOCKED'"))
                .isEqualTo(ACCOUNTS);
        assertThat(count("SELECT count(*) FROM panel.account WHERE suspended_at IS NOT NULL"))
                .isEqualTo(4);
        assertThat(count("SELECT count(*) FROM journal.ledger_entry WHERE account_id IS NOT NULL"))
                .isPositive();
    }

    @Test
    void termsKeepTheirPackagesThroughTheWordsOfTheMapping() throws Exception {
        Path terms = write(
                "terms.csv",
                List.of(
                        "id,owner,username,package,price,sold,from,until",
                        "1,north,line-01,3 Months,3,2026-01-01,2026-01-01,2026-04-01",
                        "2,north,line-01,Nonsense,3,2026-04-01,2026-04-01,2026-07-01"));

        JsonNode report = run("north", "terms", terms);

        assertThat(counts(report)).isEqualTo("2 read, 1 imported, 0 there, 0 not relevant, 1 rejected");
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("months is a word that the mapping does not have (terms.csv:3)");
        assertThat(count("SELECT count(*) FROM journal.term WHERE package_code = 'M3'"))
                .isEqualTo(1);
    }

    private Path accounts() throws IOException {
        List<String> lines =
                new ArrayList<>(List.of("id,owner,username,password,notes,email,phone,created,status,package,expires"));
        for (int i = 1; i <= ACCOUNTS; i++) {
            lines.add("%d,%s,line-%02d,secret %d,,line%d@example.com,+49 30 %06d,2026-01-01,%s,1 Year,%s"
                    .formatted(
                            i,
                            owner(i),
                            i,
                            i,
                            i,
                            i,
                            i % 10 == 0 ? "disabled" : "active",
                            i % 4 == 0 ? "2026-02-01" : "2126-01-01"));
        }
        return write("accounts.csv", lines);
    }

    private Path devices() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 1; i <= ACCOUNTS; i++) {
            lines.add("""
                    {"username":"line-%02d","owner":"%s","mac":"001a790000%02x","model":"MAG","locked":true,"first_seen":"2026-01-02"}""".formatted(i, owner(i), i));
        }
        lines.add("{\"username\":");
        return write("devices.ndjson", lines);
    }

    /** One top-up of 100 and sales of 1; the balance of sale 5 lacks 3, that of sale 11 has 10 too many. */
    private Path ledger() throws IOException {
        List<String> lines = new ArrayList<>(List.of("id,date,owner,type,credits,balance,username"));
        lines.add("1,2026-01-01,north,recharge,100,100,");
        int balance = 100;
        for (int sale = 1; sale <= 21; sale++) {
            balance -= 1;
            if (sale == 5) {
                balance -= 3;
            }
            if (sale == 11) {
                balance += 10;
            }
            lines.add("%d,2026-01-%02d,north,activation,1,%d,line-01".formatted(sale + 1, sale + 1, balance));
        }
        lines.add("23,2026-01-24,north,activation,one,%d,line-01".formatted(balance));
        lines.add("24,2026-01-25,south,recharge,50,50,");
        lines.add("25,2026-01-26,north,login,0,,");
        lines.add("26,2026-01-27,south,activation,1,49,line-02");
        lines.add("27,2026-01-28,north,renewal,1,%d,line-01".formatted(balance - 1));
        return write("ledger.csv", lines);
    }

    private static String owner(int account) {
        return account <= ACCOUNTS / 2 ? "north" : "south";
    }

    private Path write(String name, List<String> lines) throws IOException {
        return Files.write(folder.resolve(name), lines);
    }

    private JsonNode run(String reseller, String records, Path file, String... more) throws IOException {
        out.reset();
        err.reset();
        List<String> arguments =
                new ArrayList<>(List.of("import", file.toString(), "--reseller", reseller, "--mapping"));
        arguments.add(RealFiles.project("docs/mappings/other-panel-" + records + ".yaml")
                .toString());
        arguments.addAll(List.of(more));
        int exit = ImportMain.run(arguments.toArray(String[]::new), database.environment(), stream(out), stream(err));
        assertThat(exit).as(err.toString(StandardCharsets.UTF_8)).isZero();
        return new ObjectMapper().readTree(out.toByteArray());
    }

    private String verifyLedger() {
        out.reset();
        long[] nanos = {0};
        assertThat(VerifyLedgerMain.run(
                        new String[0],
                        database.environment(),
                        stream(out),
                        stream(err),
                        () -> nanos[0] += 1_000_000_000L))
                .isZero();
        return out.toString(StandardCharsets.UTF_8);
    }

    private long count(String sql) throws Exception {
        try (Connection connection = database.connect();
                var statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
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

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
