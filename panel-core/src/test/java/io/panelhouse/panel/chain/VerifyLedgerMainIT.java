package io.panelhouse.panel.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.panelhouse.panel.TestBusiness;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs that publish heads and verify the ledger, as a person runs them. */
class VerifyLedgerMainIT {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Map<String, String> environment = new HashMap<>();
    private TestBusiness business;
    private Path heads;

    @TempDir
    private Path folder;

    @BeforeEach
    void sell() {
        business = new TestBusiness();
        business.fund(business.north, 20);
        business.created(business.north, "mk-1", "M3");
        business.created(business.north, "mk-2", "M1");
        heads = folder.resolve("heads").resolve("ledger-heads.jsonl");
        environment.putAll(business.database.environment());
        environment.put("PANELHOUSE_HEADS", heads.toString());
    }

    @AfterEach
    void close() {
        business.close();
    }

    @Test
    @Tag("S23")
    void aWholeLedgerIsSaidToBeWhole() {
        assertThat(publish()).isZero();
        assertThat(printed()).isEqualTo("{\"published\":4,\"ledger_accounts\":4,\"contradicted\":0}\n");

        assertThat(verify()).isZero();

        assertThat(printed())
                .isEqualTo(
                        "{\"entries\":8,\"ledger_accounts\":4,\"heads\":4,\"faults\":0,\"seconds\":2.000,\"entries_per_second\":4}\n");
        assertThat(said())
                .isEqualTo("The ledger is whole: 8 entries of 4 ledger accounts and 4 published heads in 2.0 s\n");
    }

    @Test
    void onlyHeadsThatMovedArePublishedAgain() throws IOException {
        publish();
        business.created(business.north, "mk-3", "M1");
        printed();

        assertThat(publish()).isZero();

        assertThat(printed()).isEqualTo("{\"published\":2,\"ledger_accounts\":4,\"contradicted\":0}\n");
        assertThat(Files.readAllLines(heads)).hasSize(6);
        assertThat(business.count("SELECT count(*) FROM journal.ledger_head")).isEqualTo(6);
        assertThat(verify()).isZero();
    }

    @Test
    @Tag("X6")
    void theFirstBrokenEntryIsNamedAndAllAreCounted() throws SQLException {
        publish();
        printed();
        tamper("UPDATE journal.ledger_entry SET package_code = 'M9' WHERE account_id IS NOT NULL");

        assertThat(verify()).isEqualTo(1);

        assertThat(printed())
                .startsWith("{\"entries\":8,\"ledger_accounts\":4,\"heads\":4,\"faults\":4,")
                .contains("\"first\":{\"reseller\":2,\"ledger_account\":\"CONSUMED\",\"entry_sequence\":1,")
                .endsWith("\"fault\":\"HASH\"}}\n");
        assertThat(said())
                .startsWith("The ledger was tampered with: 4 faults in 8 entries")
                .contains("\n  Entry 1 of CONSUMED of reseller 2 (operation ")
                .endsWith("): its hash is not that of its content\n");
    }

    @Test
    @Tag("X6")
    void aChainRewrittenWholeIsFoundOnlyByThePublishedHeads() throws SQLException {
        publish();
        tamper("TRUNCATE journal.ledger_head");
        tamper("""
                UPDATE journal.operation SET operator = 'mallory' WHERE kind = 'MINT';
                UPDATE journal.ledger_entry e SET hash = journal.entry_hash(e, 'mallory', e.previous_hash)
                 WHERE kind = 'MINT' AND ledger_account = 'ISSUED';
                UPDATE panel.ledger_account l SET last_hash = e.hash FROM journal.ledger_entry e
                 WHERE e.ledger_account = 'ISSUED' AND l.ledger_account = 'ISSUED';
                UPDATE journal.ledger_entry e SET hash = journal.entry_hash(e, 'mallory', e.previous_hash)
                 WHERE kind = 'MINT' AND ledger_account = 'WALLET';
                UPDATE journal.ledger_entry e SET previous_hash = m.hash, hash = journal.entry_hash(e, 'paula', m.hash)
                  FROM journal.ledger_entry m WHERE m.reseller_id = 1 AND m.ledger_account = 'WALLET' AND m.kind = 'MINT'
                   AND e.reseller_id = 1 AND e.ledger_account = 'WALLET' AND e.kind = 'TRANSFER';
                UPDATE panel.ledger_account l SET last_hash = e.hash FROM journal.ledger_entry e
                 WHERE e.reseller_id = 1 AND e.ledger_account = 'WALLET' AND e.kind = 'TRANSFER'
                   AND l.reseller_id = 1 AND l.ledger_account = 'WALLET'""");
        printed();

        assertThat(verify()).isEqualTo(1);
        assertThat(printed()).contains("\"faults\":2,").contains("\"fault\":\"HEAD\"");
        assertThat(publish()).isEqualTo(1);
        assertThat(printed()).isEqualTo("{\"published\":0,\"ledger_accounts\":4,\"contradicted\":2}\n");
        environment.remove("PANELHOUSE_HEADS");
        assertThat(verify()).isZero();
    }

    @Test
    void aChangedFileOfHeadsIsRefused() throws IOException {
        publish();
        List<String> lines = Files.readAllLines(heads);
        Files.writeString(
                heads, String.join("\n", lines).replaceFirst("\"entry_sequence\":1", "\"entry_sequence\":2") + "\n");
        said();

        assertThat(verify()).isEqualTo(1);
        assertThat(said())
                .isEqualTo("Cannot verify the ledger: Invalid line 2 of " + heads
                        + ": it does not carry the hash of the line before it\n");
        assertThat(publish()).isEqualTo(1);
    }

    @Test
    void aLineHalfWrittenByACrashIsWrittenAnew() throws IOException {
        publish();
        business.created(business.north, "mk-3", "M1");
        Files.writeString(heads, "{\"published_at\":\"20", StandardOpenOption.APPEND);

        assertThat(publish()).isZero();

        assertThat(Files.readAllLines(heads)).hasSize(6);
        assertThat(verify()).isZero();
    }

    @Test
    void wrongUseIsOneSentenceAndItsExitCode() {
        assertThat(verify("--heads", folder.resolve("none").toString())).isEqualTo(2);
        assertThat(said())
                .isEqualTo("Cannot verify the ledger: " + folder.resolve("none")
                        + " does not exist; name the file of published heads\n");
        assertThat(verify("--fast")).isEqualTo(2);
        assertThat(said()).isEqualTo("Usage: ./panelhouse verify-ledger [--heads FILE]\n");
        environment.remove("PANELHOUSE_HEADS");
        assertThat(publish()).isEqualTo(78);
        assertThat(said())
                .isEqualTo(
                        "Cannot publish the heads of the ledger: setting PANELHOUSE_HEADS is missing; name a file\n");
        environment.remove("PANELHOUSE_DB_URL");
        assertThat(verify()).isEqualTo(78);
    }

    private int publish() {
        return PublishHeadsMain.run(environment, stream(out), stream(err), business.time);
    }

    private int verify(String... arguments) {
        long[] nanos = {0};
        return VerifyLedgerMain.run(arguments, environment, stream(out), stream(err), () -> nanos[0] += 2_000_000_000L);
    }

    private void tamper(String sql) throws SQLException {
        try (Connection connection = business.database.connect();
                Statement statement = connection.createStatement()) {
            for (String table : List.of("ledger_entry", "operation", "ledger_head")) {
                statement.execute("ALTER TABLE journal." + table + " DISABLE TRIGGER ALL");
            }
            statement.execute(sql);
        }
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private String printed() {
        return text(out);
    }

    private String said() {
        return text(err);
    }

    private static String text(ByteArrayOutputStream bytes) {
        String text = bytes.toString(StandardCharsets.UTF_8);
        bytes.reset();
        return text;
    }
}
