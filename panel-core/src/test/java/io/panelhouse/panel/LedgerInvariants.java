package io.panelhouse.panel;

import static org.assertj.core.api.Assertions.assertThat;

/** The invariants of the ledger, asked of the database itself. */
final class LedgerInvariants {

    private LedgerInvariants() {}

    static void assertHold(TestBusiness business) {
        assertNone(
                business,
                "I1: entries of an operation sum to 0",
                "SELECT operation_id FROM journal.ledger_entry GROUP BY 1 HAVING sum(amount) <> 0");
        assertNone(
                business,
                "I2: balance is the sum of the entries and the last balance after, and sequences are dense",
                """
                SELECT l.id FROM panel.ledger_account l LEFT JOIN LATERAL (
                    SELECT coalesce(sum(e.amount), 0) AS total, count(*) AS entries,
                           coalesce((array_agg(e.balance_after ORDER BY e.entry_sequence DESC))[1], 0) AS newest
                      FROM journal.ledger_entry e
                     WHERE e.reseller_id = l.reseller_id AND e.ledger_account = l.ledger_account) e ON true
                 WHERE l.balance <> e.total OR l.balance <> e.newest OR l.last_entry_sequence <> e.entries""");
        assertNone(business, "I2: each balance after is the one before plus the amount", """
                SELECT sequence FROM (SELECT sequence, amount, balance_after, coalesce(lag(balance_after) OVER
                    (PARTITION BY reseller_id, ledger_account ORDER BY entry_sequence), 0) AS before
                    FROM journal.ledger_entry) e WHERE balance_after <> before + amount""");
        assertNone(
                business,
                "I3: no wallet is negative",
                "SELECT id FROM panel.ledger_account WHERE ledger_account = 'WALLET' AND balance < 0");
        assertNone(
                business,
                "I4: one operation for each done order",
                "SELECT operation_id FROM panel.done_order GROUP BY 1 HAVING count(*) > 1");
        assertNone(business, "I5: each entry carries the hash of the one before and its own", """
                SELECT sequence FROM (SELECT e.sequence, e.previous_hash, e.hash, lag(e.hash) OVER
                    (PARTITION BY e.reseller_id, e.ledger_account ORDER BY e.entry_sequence) AS before,
                    journal.entry_hash(e, o.operator, e.previous_hash) AS computed
                    FROM journal.ledger_entry e LEFT JOIN journal.operation o USING (operation_id)) c
                 WHERE previous_hash <> coalesce(before, decode(repeat('00', 32), 'hex'))
                    OR hash IS DISTINCT FROM computed""");
        assertNone(business, "I5: each ledger account ends with the hash of its newest entry", """
                SELECT l.id FROM panel.ledger_account l LEFT JOIN journal.ledger_entry e
                    ON e.reseller_id = l.reseller_id AND e.ledger_account = l.ledger_account
                   AND e.entry_sequence = l.last_entry_sequence
                 WHERE l.last_hash <> coalesce(e.hash, decode(repeat('00', 32), 'hex'))""");
        assertNone(
                business,
                "I6: credits come into being only by a mint or an import",
                "SELECT sequence FROM journal.ledger_entry WHERE ledger_account = 'ISSUED' AND kind NOT IN ('MINT', 'IMPORT')");
        assertNone(business, "every paid term has its two entries, and every sale its term", """
                SELECT t.operation_id FROM journal.term t FULL JOIN (SELECT operation_id, sum(amount) AS spent
                       FROM journal.ledger_entry WHERE ledger_account = 'CONSUMED' GROUP BY 1) e USING (operation_id)
                 WHERE coalesce(t.credits, -1) <> coalesce(e.spent, 0)""");
    }

    private static void assertNone(TestBusiness business, String invariant, String violations) {
        assertThat(business.count("SELECT count(*) FROM (" + violations + ") v"))
                .as(invariant)
                .isZero();
    }
}
