package io.panelhouse.dashboard.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.panelhouse.dashboard.lake.LakeAudit;
import io.panelhouse.dashboard.lake.TestLake;
import io.panelhouse.lake.GoldConsumptionDaily;
import io.panelhouse.lake.LakeTable;
import io.panelhouse.lake.LakeTables;
import io.panelhouse.lake.RawLedgerEntry;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReconcileIT {

    @TempDir
    Path folder;

    private TestLake lake;
    private PanelDatabase panel;
    private LakeAudit audit;

    @BeforeEach
    void openBoth() throws IOException, SQLException {
        lake = new TestLake(folder);
        for (LakeTable table : LakeTables.RAW) {
            lake.table(table);
        }
        try (Connection connection = lake.postgres().getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA journal; CREATE SCHEMA panel");
            statement.execute("CREATE TABLE panel.ledger_account (reseller_id bigint, ledger_account text,"
                    + " balance numeric(18,4), last_entry_sequence bigint)");
            for (String journal : List.of("reseller", "operation", "term", "term_end", "auth_attempt", "session")) {
                statement.execute("CREATE TABLE journal." + journal + " (sequence bigint)");
            }
            statement.execute("CREATE TABLE journal.ledger_entry (sequence bigint, reseller_id bigint,"
                    + " ledger_account text, entry_sequence bigint, kind text, reversed_kind text,"
                    + " amount numeric(18,4), balance_after numeric(18,4))");
            statement.execute("INSERT INTO panel.ledger_account VALUES (1, 'WALLET', 85, 3)");
            statement.execute("INSERT INTO journal.ledger_entry VALUES (1, 1, 'WALLET', 1, 'MINT', null, 100, 100),"
                    + " (2, 1, 'WALLET', 2, 'ACTIVATE', null, -12, 88), (3, 1, 'WALLET', 3, 'RENEW', null, -3, 85)");
        }
        panel = PanelDatabase.open(new ReconcileSettings(
                lake.postgres().getJdbcUrl("postgres", "postgres"), "postgres", "postgres", "", lake.settings()));
        audit = LakeAudit.open(lake.settings());
    }

    @AfterEach
    void close() throws IOException, SQLException {
        audit.close();
        panel.close();
        lake.close();
    }

    @Test
    void rawThatHoldsEveryRowPasses() throws Exception {
        lake.append(RawLedgerEntry.TABLE, List.of(mint(), sale(2, "-12"), sale(3, "-3")));

        List<Check> checks = new RawCheck(panel, audit).run(Duration.ZERO);

        assertThat(checks).hasSize(7).allMatch(Check::holds);
        assertThat(checks.get(2).figures())
                .containsEntry("raw.ledger_entry", "3 rows, sum 6, 1 to 3")
                .containsEntry("journal.ledger_entry", "3 rows, sum 6, 1 to 3");
    }

    @Test
    void aMissingRowIsNamed() throws Exception {
        lake.append(RawLedgerEntry.TABLE, List.of(mint(), sale(3, "-3")));

        assertThat(new RawCheck(panel, audit).run(Duration.ZERO).get(2).differences())
                .containsExactly("1 rows of journal.ledger_entry are not in raw.ledger_entry: sequence 2");
    }

    @Test
    void goldIsComparedAtTheRawSnapshotItConsumed() throws Exception {
        long consumed = lake.append(RawLedgerEntry.TABLE, List.of(mint(), sale(2, "-12")));
        lake.append(RawLedgerEntry.TABLE, List.of(sale(3, "-3")));
        gold("12", consumed);

        Check check = new GoldCheck(panel, audit).run();

        assertThat(check.holds()).isTrue();
        assertThat(check.figures()).containsEntry("gold.consumption_daily", "12");
        assertThat(check.figures()).containsEntry("journal.ledger_entry, same rows", "12");
    }

    @Test
    void goldThatDiffersIsNamed() throws Exception {
        gold("11.5", lake.append(RawLedgerEntry.TABLE, List.of(mint(), sale(2, "-12"))));

        assertThat(new GoldCheck(panel, audit).run().differences())
                .containsExactly("Reseller 1 consumed 11.5 in gold, 12 in raw, 12 in the journal");
    }

    private void gold(String credits, long consumed) throws IOException {
        BigDecimal amount = new BigDecimal(credits).setScale(4);
        BigDecimal none = BigDecimal.ZERO.setScale(4);
        lake.append(
                GoldConsumptionDaily.TABLE,
                List.of(List.of(1L, LocalDate.parse("2026-06-01"), "M12", amount, amount, none, none)),
                Map.of(GoldCheck.CONSUMED, Long.toString(consumed)));
    }

    private static List<Object> mint() {
        return entry(1, "MINT", "100");
    }

    private static List<Object> sale(long sequence, String amount) {
        return entry(sequence, sequence == 2 ? "ACTIVATE" : "RENEW", amount);
    }

    private static List<Object> entry(long sequence, String kind, String amount) {
        LocalDateTime then = LocalDateTime.parse("2026-06-01T10:00:00");
        BigDecimal credits = new BigDecimal(amount).setScale(4);
        return Arrays.asList(
                sequence, then, then, null, 1L, sequence, "WALLET", sequence, kind, null, credits, credits, "M1", null,
                then);
    }
}
