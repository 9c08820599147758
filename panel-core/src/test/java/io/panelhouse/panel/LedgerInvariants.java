package io.panelhouse.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/** The invariants of the ledger, asked of the database itself. */
final class LedgerInvariants {

    private LedgerInvariants() {}

    static void assertHold(TestBusiness business) {
        assertThat(violated(business)).isEmpty();
    }

    /** The names of those that do not hold. */
    static List<String> violated(TestBusiness business) {
        List<String> violated = new ArrayList<>();
        check(
                business,
                violated,
                "I1: entries of an operation sum to 0",
                "SELECT operation_id FROM journal.ledger_entry GROUP BY 1 HAVING sum(amount) <> 0");
        check(
                business,
                violated,
                "I2: balance is the sum of the entries and the last balance after, and sequences are dense",
                """
                SELECT l.id FROM panel.ledger_account l LEFT JOIN LATERAL (
                    SELECT coalesce(sum(e.amount), 0) AS total, count(*) AS entries,
                           coalesce((array_agg(e.balance_after ORDER BY e.entry_sequence DESC))[1], 0) AS newest,
                           coalesce(max(e.entry_sequence), 0) AS highest
                      FROM journal.ledger_entry e
                     WHERE e.reseller_id = l.reseller_id AND e.ledger_account = l.ledger_account) e ON true
                 WHERE l.balance <> e.total OR l.balance <> e.newest OR l.last_entry_sequence <> e.entries
                    OR e.entries <> e.highest""");
        check(business, violated, "I2: each balance after is the one before plus the amount", """
                SELECT sequence FROM (SELECT sequence, amount, balance_after, coalesce(lag(balance_after) OVER
                    (PARTITION BY reseller_id, ledger_account ORDER BY entry_sequence), 0) AS before
                    FROM journal.ledger_entry) e WHERE balance_after <> before + amount""");
        check(
                business,
                violated,
                "I3: no wallet is negative",
                "SELECT id FROM panel.ledger_account WHERE ledger_account = 'WALLET' AND balance < 0");
        check(
                business,
                violated,
                "I4: one operation for each done order",
                "SELECT operation_id FROM panel.done_order GROUP BY 1 HAVING count(*) > 1");
        check(business, violated, "I5: each entry carries the hash of the one before and its own", """
                SELECT sequence FROM (SELECT e.sequence, e.previous_hash, e.hash, lag(e.hash) OVER
                    (PARTITION BY e.reseller_id, e.ledger_account ORDER BY e.entry_sequence) AS before,
                    journal.entry_hash(e, o.operator, e.previous_hash) AS computed
                    FROM journal.ledger_entry e LEFT JOIN journal.operation o USING (operation_id)) c
                 WHERE previous_hash <> coalesce(before, decode(repeat('00', 32), 'hex'))
                    OR hash IS DISTINCT FROM computed""");
        check(business, violated, "I5: each ledger account ends with the hash of its newest entry", """
                SELECT l.id FROM panel.ledger_account l LEFT JOIN journal.ledger_entry e
                    ON e.reseller_id = l.reseller_id AND e.ledger_account = l.ledger_account
                   AND e.entry_sequence = l.last_entry_sequence
                 WHERE l.last_hash <> coalesce(e.hash, decode(repeat('00', 32), 'hex'))""");
        check(
                business,
                violated,
                "I6: credits come into being only by a mint, an import or its adjustment, and go only by these or the reversal of a mint",
                """
                SELECT sequence FROM journal.ledger_entry WHERE ledger_account = 'ISSUED' AND kind NOT IN ('MINT', 'IMPORT', 'ADJUST')
                   AND (kind, coalesce(reversed_kind, '')) <> ('REVERSE', 'MINT')""");
        check(business, violated, "I7: what an operation consumes is what its terms cost less what it gives back", """
                SELECT operation_id FROM (
                    SELECT operation_id, amount FROM journal.ledger_entry WHERE ledger_account = 'CONSUMED'
                    UNION ALL SELECT operation_id, -credits FROM journal.term
                    UNION ALL SELECT operation_id, credits_back FROM journal.term_end) x
                 GROUP BY 1 HAVING sum(amount) <> 0""");
        check(business, violated, "I7: the end of a term moves only by an operation on its account that says so", """
                SELECT e.sequence FROM journal.term_end e LEFT JOIN journal.operation o USING (operation_id)
                 WHERE o.account_id IS DISTINCT FROM e.account_id OR o.kind <> e.kind
                    OR o.kind NOT IN ('CHANGE', 'RESUME', 'CLOSE', 'REVERSE')""");
        check(business, violated, "I7: an account ends when its terms end", """
                SELECT a.id FROM panel.account a LEFT JOIN (
                    SELECT account_id, max(coalesce(ends_at, 'infinity')) AS ends_at,
                           max(coalesce(ends_at, 'infinity')) FILTER (WHERE NOT trial) AS paid_ends_at
                      FROM panel.term GROUP BY 1) t ON t.account_id = a.id
                 WHERE a.ends_at IS DISTINCT FROM t.ends_at OR a.paid_ends_at IS DISTINCT FROM t.paid_ends_at""");
        check(business, violated, "I7: an account is entitled from the start of its last unbroken run of terms", """
                SELECT a.id FROM panel.account a LEFT JOIN (
                    SELECT account_id, max(starts_at) AS run_start FROM (
                        SELECT account_id, starts_at, max(coalesce(ends_at, 'infinity')) OVER (PARTITION BY account_id
                               ORDER BY starts_at, ends_at ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS covered
                          FROM panel.term) t
                     WHERE covered IS NULL OR starts_at > covered GROUP BY 1) r ON r.account_id = a.id
                 WHERE a.entitled_from IS DISTINCT FROM r.run_start""");
        check(business, violated, "a reversal posts the opposite of what it reverses, and says its kind", """
                SELECT o.operation_id FROM journal.operation o
                  JOIN journal.operation p ON p.operation_id = o.reversed_operation_id
                  JOIN journal.ledger_entry e ON e.operation_id IN (o.operation_id, p.operation_id)
                 GROUP BY o.operation_id, e.reseller_id, e.ledger_account
                HAVING sum(e.amount) <> 0
                    OR count(*) FILTER (WHERE e.operation_id = o.operation_id
                                          AND e.reversed_kind IS DISTINCT FROM p.kind) > 0""");
        return violated;
    }

    private static void check(TestBusiness business, List<String> violated, String invariant, String violations) {
        if (business.count("SELECT count(*) FROM (" + violations + ") v") > 0) {
            violated.add(invariant);
        }
    }
}
