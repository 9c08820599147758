package io.panelhouse.panel.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.TestBusiness;
import io.panelhouse.panel.operation.AccountRef;
import io.panelhouse.panel.operation.Move;
import io.panelhouse.panel.operation.Outcome;
import java.util.Objects;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the ledger writes as the house stays in the subtree of each order's actor: the database sees to it. */
@Tag("X1")
class OperationScopeIT {

    private static final TestBusiness BUSINESS = new TestBusiness();
    private static final PanelDatabase DATABASE = PanelDatabase.open(BUSINESS.database.settings());
    private static final Actor LEDGER = Actor.house("ledger");

    @AfterAll
    static void close() {
        DATABASE.close();
        BUSINESS.close();
    }

    @Test
    void anOperationOutsideTheSubtreeOfItsActorIsRefused() {
        assertRefused(
                LEDGER,
                operation(901, BUSINESS.south, BUSINESS.north),
                "Cannot write operation 901: reseller 2 is outside the subtree of 3");
        assertRefused(
                LEDGER,
                operation(902, BUSINESS.north, BUSINESS.provider),
                "Cannot write operation 902: reseller 1 is outside the subtree of 2");
        assertRefused(
                LEDGER,
                operation(903, BUSINESS.north, new ResellerId(4711)),
                "Cannot write operation 903: reseller 4711 is outside the subtree of 2");
        assertRefused(LEDGER, """
                INSERT INTO journal.operation (operation_id, reseller_id, other_reseller_id, scope_id, kind, operator, occurred_at)
                VALUES (904, 2, 3, 2, 'TRANSFER', 'x', now())""", "Cannot write operation 904: reseller 3 is outside the subtree of 2");
    }

    @Test
    void whatAnOperationDoesStaysInItsScope() {
        String own = operation(905, BUSINESS.north, BUSINESS.north);

        assertRefused(
                LEDGER,
                own + ";" + term(905, BUSINESS.south),
                "Cannot write journal.term of operation 905: reseller 3 is outside the subtree of 2");
        assertRefused(
                LEDGER,
                own + ";" + """
                INSERT INTO journal.term_end (reseller_id, account_id, operation_id, kind, term_operation_id, void, occurred_at)
                VALUES (3, 1, 905, 'REVERSE', 1, true, now())""",
                "Cannot write journal.term_end of operation 905: reseller 3 is outside the subtree of 2");
        assertRefused(
                LEDGER,
                own + ";" + """
                INSERT INTO journal.ledger_entry (reseller_id, operation_id, ledger_account, entry_sequence, kind, amount,
                       balance_after, occurred_at, previous_hash, hash)
                VALUES (3, 905, 'WALLET', 900, 'TRANSFER', 1, 1, now(), sha256('1'), sha256('2')),
                       (2, 905, 'CONSUMED', 900, 'TRANSFER', -1, 1, now(), sha256('1'), sha256('2'))""",
                "Cannot write journal.ledger_entry of operation 905: reseller 3 is outside the subtree of 2");
        assertThat(DATABASE.<Integer>transaction(
                        LEDGER, handle -> handle.execute(own + ";" + term(905, BUSINESS.northEast))))
                .isEqualTo(1);
    }

    @Test
    void anActorsOwnTransactionCannotClaimAnotherScope() {
        assertRefused(
                BUSINESS.asNorth,
                operation(906, BUSINESS.northEast, BUSINESS.northEast),
                "Invalid scope of operation 906: must be 2, was 4");
        assertRefused(
                BUSINESS.asNorth,
                "INSERT INTO journal.operation (operation_id, reseller_id, kind, operator, occurred_at) VALUES (907, 2, 'MINT', 'x', now())",
                "Invalid scope of operation 907: must be 2, was <NULL>");
    }

    @Test
    void everythingThatTheLedgerDoesForAnActorFits() {
        BUSINESS.fund(BUSINESS.north, 10);
        var account = Objects.requireNonNull(
                BUSINESS.created(BUSINESS.north, "scope-1", "M1").accountId());

        assertThat(BUSINESS.panel
                        .ledger()
                        .apply(new Move(
                                BUSINESS.asNorth,
                                TestBusiness.newKey(),
                                AccountRef.id(account),
                                BUSINESS.northEast,
                                null)))
                .isInstanceOf(Outcome.Done.class);
        assertThat(BUSINESS.count("SELECT count(*) FROM journal.operation WHERE scope_id = 2"))
                .isPositive();
    }

    private static String operation(long id, ResellerId scope, ResellerId reseller) {
        return "INSERT INTO journal.operation (operation_id, reseller_id, scope_id, kind, operator, occurred_at) VALUES (%d, %s, %s, 'MINT', 'x', now())"
                .formatted(id, reseller, scope);
    }

    private static String term(long operation, ResellerId reseller) {
        return """
                INSERT INTO journal.term (reseller_id, account_id, account_name, operation_id, package_code, months, credits,
                       kind, trial, occurred_at, starts_at)
                VALUES (%s, 1, 'x', %d, 'M1', 1, 1, 'NEW', false, now(), now())""".formatted(reseller, operation);
    }

    private static void assertRefused(Actor actor, String sql, String message) {
        assertThatThrownBy(() -> DATABASE.<Integer>transaction(actor, handle -> handle.execute(sql)))
                .isInstanceOf(JdbiException.class)
                .hasMessageContaining("ERROR: " + message);
    }
}
