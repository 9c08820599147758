package io.panelhouse.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panelhouse.panel.session.SignInRequest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the database itself refuses, whoever asks. */
class DatabaseRulesIT {

    private static final TestBusiness BUSINESS = new TestBusiness();

    @BeforeAll
    static void fillEveryJournal() {
        BUSINESS.fund(BUSINESS.north, 10);
        BUSINESS.created(BUSINESS.north, "mk-1", "M1");
        BUSINESS.panel
                .signIns()
                .attempt(new SignInRequest(BUSINESS.provider, "mk-1", "secret of mk-1", null, null, null));
    }

    @AfterAll
    static void close() {
        BUSINESS.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"reseller", "operation", "ledger_entry", "term", "auth_attempt", "session"})
    void aJournalRefusesUpdateDeleteAndTruncateEvenToItsOwner(String journal) {
        assertThat(BUSINESS.count("SELECT count(*) FROM journal." + journal)).isPositive();
        assertRefused(
                "UPDATE journal." + journal + " SET occurred_at = now()",
                "ERROR: Cannot update journal." + journal + ": journals are append-only");
        assertRefused(
                "DELETE FROM journal." + journal,
                "ERROR: Cannot delete journal." + journal + ": journals are append-only");
        assertRefused(
                "TRUNCATE journal." + journal,
                "ERROR: Cannot truncate journal." + journal + ": journals are append-only");
        assertRefused(
                "SET session_replication_role = replica; DELETE FROM journal." + journal,
                "ERROR: Cannot delete journal." + journal + ": journals are append-only");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reseller", "operation", "ledger_entry", "term", "auth_attempt", "session"})
    void theApplicationRoleMayNotEvenTry(String journal) {
        assertRefused(
                "SET ROLE panelhouse_app; DELETE FROM journal." + journal,
                "ERROR: permission denied for table " + journal);
        assertRefused(
                "SET ROLE panelhouse_app; ALTER TABLE journal." + journal + " DISABLE TRIGGER ALL",
                "ERROR: must be owner of table " + journal);
    }

    @Test
    void aWalletCannotBecomeNegative() {
        assertRefused(
                "UPDATE panel.ledger_account SET balance = -1 WHERE ledger_account = 'WALLET'",
                "ERROR: new row for relation \"ledger_account\" violates check constraint \"wallet_not_negative\"");
    }

    @Test
    void entriesThatDoNotSumTo0AreRefused() {
        assertRefused("""
                INSERT INTO journal.ledger_entry (reseller_id, operation_id, ledger_account, entry_sequence, kind, amount,
                       balance_after, occurred_at, previous_hash, hash)
                VALUES (2, 999, 'WALLET', 900, 'MINT', 5, 5, now(), sha256('1'), sha256('2'))""", "ERROR: Invalid entries of operation 999: must sum to 0, was 5.0000");
    }

    @Test
    void aResellerCannotBePutBelowItself() {
        long north = BUSINESS.north.value();
        long east = BUSINESS.northEast.value();
        String eastPath = BUSINESS.text("SELECT path FROM panel.reseller WHERE id = " + east);

        assertRefused(
                "UPDATE panel.reseller SET parent_id = %d, path = '%s%d/' WHERE id = %d"
                        .formatted(east, eastPath, north, north),
                "ERROR: Cannot move reseller %d: a reseller below it would keep its old path".formatted(north));
        assertRefused(
                "UPDATE panel.reseller SET parent_id = %d WHERE id = %d".formatted(east, north),
                "ERROR: Invalid path of reseller %d: must be %s%d/, was 1/%d/"
                        .formatted(north, eastPath, north, north));
    }

    @Test
    void aSubtreeMovesWholeInOneTransaction() throws SQLException {
        long south = BUSINESS.south.value();
        long east = BUSINESS.northEast.value();
        long north = BUSINESS.north.value();
        try (Connection connection = BUSINESS.database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    BEGIN;
                    UPDATE panel.reseller SET parent_id = %d, path = '1/%d/%d/' WHERE id = %d;
                    UPDATE panel.reseller SET path = '1/%d/%d/%d/' WHERE id = %d;
                    SET CONSTRAINTS ALL IMMEDIATE;
                    ROLLBACK;""".formatted(south, south, north, north, south, north, east, east));
        }
    }

    @Test
    void captureReadsTheJournalsAndTheBeat() {
        assertThat(BUSINESS.text("""
                        SELECT string_agg(schemaname || '.' || tablename, ' ' ORDER BY schemaname, tablename)
                          FROM pg_publication_tables WHERE pubname = 'panel_capture'"""))
                .isEqualTo("journal.auth_attempt journal.ledger_entry journal.operation journal.reseller"
                        + " journal.session journal.term journal.term_end panel.feed_beat");
        assertThat(BUSINESS.count("SELECT count(*) FROM panel.feed_beat")).isEqualTo(1);
    }

    @Test
    void noSecretStandsInAnyTable() {
        assertThat(
                        BUSINESS.count(
                                "SELECT count(*) FROM panel.account a WHERE a::text LIKE '%secret of%' OR a.secret_hash IS NULL"))
                .isZero();
    }

    private static void assertRefused(String sql, String message) {
        assertThatThrownBy(() -> {
                    try (Connection connection = BUSINESS.database.connect();
                            Statement statement = connection.createStatement()) {
                        statement.execute(sql);
                    }
                })
                .isInstanceOf(SQLException.class)
                .message()
                .startsWith(message);
    }
}
