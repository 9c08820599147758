package io.panelhouse.panel.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.panelhouse.panel.TestBusiness;
import io.panelhouse.panel.TestDatabase;
import io.panelhouse.panel.history.ImportedTerm;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The chain as the panel writes it, as the database itself computes it, and as a database from before it gets it. */
class LedgerChainIT {

    private static final String BROKEN_LINKS = """
            SELECT count(*) FROM (
                SELECT e.previous_hash, e.hash, journal.entry_hash(e, o.operator, e.previous_hash) AS computed,
                       lag(e.hash, 1, decode(repeat('00', 32), 'hex'))
                           OVER (PARTITION BY e.reseller_id, e.ledger_account ORDER BY e.entry_sequence) AS before
                  FROM journal.ledger_entry e JOIN journal.operation o USING (operation_id)) c
             WHERE previous_hash <> before OR hash <> computed""";

    private static final String LOOSE_ENDS = """
            SELECT count(*) FROM panel.ledger_account l LEFT JOIN journal.ledger_entry e
                ON e.reseller_id = l.reseller_id AND e.ledger_account = l.ledger_account
               AND e.entry_sequence = l.last_entry_sequence
             WHERE l.last_hash <> coalesce(e.hash, decode(repeat('00', 32), 'hex'))""";

    @Test
    @Tag("S23")
    @Tag("I5")
    void thePanelAndTheDatabaseComputeTheSameChain() {
        try (TestBusiness business = new TestBusiness()) {
            sellAndImport(business);

            assertThat(business.count("SELECT count(*) FROM journal.ledger_entry"))
                    .isEqualTo(16);
            assertThat(business.count(BROKEN_LINKS)).isZero();
            assertThat(business.count(LOOSE_ENDS)).isZero();
        }
    }

    @Test
    @Tag("I5")
    void theTextIsTheDocumentedOne() {
        try (TestBusiness business = new TestBusiness()) {
            business.time.set("2026-06-01T12:00:00.123456Z");
            business.fund(business.provider, 7);

            assertThat(business.text("""
                            SELECT journal.entry_text(e, o.operator, e.previous_hash)
                              FROM journal.ledger_entry e JOIN journal.operation o USING (operation_id)
                             WHERE e.ledger_account = 'WALLET'"""))
                    .isEqualTo("""
                            25:panelhouse ledger entry 1
                            64:0000000000000000000000000000000000000000000000000000000000000000
                            1:1
                            6:WALLET
                            1:1
                            1:%s
                            4:MINT
                            -
                            6:7.0000
                            6:7.0000
                            -
                            -
                            5:paula
                            -
                            -
                            16:1780315200123456
                            """, business.text("SELECT max(operation_id) FROM journal.operation"));
        }
    }

    @Test
    @Tag("I5")
    void entriesFromBeforeTheChainGetTheSameOne() throws SQLException {
        String heads = "SELECT string_agg(id || encode(last_hash, 'hex'), ' ' ORDER BY id) FROM panel.ledger_account";
        try (TestBusiness business = new TestBusiness()) {
            sellAndImport(business);
            String written = business.text(heads);

            forgetTheChain(business.database);
            migrate(business.database);

            assertThat(business.text(heads)).isEqualTo(written);
            assertThat(business.count(BROKEN_LINKS)).isZero();
            assertThat(business.text("SELECT tgenabled FROM pg_trigger WHERE tgname = 'append_only'"
                            + " AND tgrelid = 'journal.ledger_entry'::regclass"))
                    .isEqualTo("A");
        }
    }

    private static void sellAndImport(TestBusiness business) {
        business.fund(business.north, 20);
        business.created(business.north, "größe-1", "M3");
        business.created(business.north, "mk-2", "TRIAL");
        Instant bought = Instant.parse("2026-01-31T23:59:59.999999Z");
        business.panel
                .history()
                .terms(
                        business.asProvider,
                        business.north,
                        "alt: äöü",
                        List.of(new ImportedTerm(
                                "1", "A01", 1, new BigDecimal("1.5"), bought, bought, bought.plusSeconds(1), false)));
        business.created(business.north, "mk-3", "M1");
        business.fund(business.south, 3);
    }

    private static void forgetTheChain(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    DROP TABLE journal.ledger_head;
                    DROP FUNCTION journal.entry_hash;
                    DROP FUNCTION journal.entry_text;
                    DROP FUNCTION journal.hash_field;
                    ALTER TABLE journal.ledger_entry DROP COLUMN previous_hash, DROP COLUMN hash;
                    ALTER TABLE panel.ledger_account DROP COLUMN last_hash;
                    DELETE FROM panel.flyway_schema_history WHERE version = '20'""");
        }
    }

    private static void migrate(TestDatabase database) {
        Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .defaultSchema("panel")
                .schemas("panel", "journal")
                .outOfOrder(true)
                .locations("classpath:io/panelhouse/panel/migration")
                .load()
                .migrate();
    }
}
