package io.panelhouse.panel.chain;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;

/** Ways to tamper with a ledger as somebody who may do everything in its database. */
enum Tampering {
    AMOUNT,
    BALANCE_AFTER,
    KIND,
    OCCURRED_AT,
    PACKAGE,
    OPERATION,
    OPERATOR,
    ACCOUNT,
    AMOUNT_AND_ALL_BALANCES,
    HASH_TOO,
    DELETE,
    DELETE_AND_CLOSE_THE_GAP,
    INSERT,
    INSERT_AT_THE_END,
    SWAP,
    TRUNCATE,
    REWRITE_FROM_HERE,
    REWRITE_FROM_HERE_WITH_HEADS;

    /** Between which entries it has to be located. */
    record Place(long first, long last) {}

    Place doTo(Victim victim, Statement statement, Random random) throws SQLException {
        String entry = "UPDATE journal.ledger_entry SET ";
        long at = victim.sequence();
        switch (this) {
            case AMOUNT -> statement.execute(entry + "amount = amount * 2" + victim.itself());
            case BALANCE_AFTER -> statement.execute(entry + "balance_after = balance_after + 0.0001" + victim.itself());
            case KIND ->
                statement.execute(
                        entry + "kind = CASE kind WHEN 'MINT' THEN 'IMPORT' ELSE 'MINT' END" + victim.itself());
            case OCCURRED_AT ->
                statement.execute(entry + "occurred_at = occurred_at + interval '1 microsecond'" + victim.itself());
            case PACKAGE ->
                statement.execute(entry + "package_code = coalesce(package_code, '') || '2'" + victim.itself());
            case OPERATION ->
                statement.execute(entry + "operation_id = operation_id + CASE WHEN operation_id > 50 THEN -7 ELSE 7 END"
                        + victim.itself());
            case OPERATOR ->
                statement.execute("UPDATE journal.operation SET operator = operator || 'x' WHERE operation_id = "
                        + victim.operation());
            case ACCOUNT -> statement.execute(entry + "account_id = coalesce(account_id, 0) + 1" + victim.itself());
            case AMOUNT_AND_ALL_BALANCES -> {
                String more = victim.chain().ledgerAccount().equals("ISSUED") ? " - 1000" : " + 1000";
                statement.execute(entry + "amount = amount" + more + victim.itself());
                statement.execute(entry + "balance_after = balance_after" + more + victim.inChain()
                        + " AND entry_sequence >= " + at);
                statement.execute("UPDATE panel.ledger_account SET balance = balance" + more + victim.inChain());
            }
            case HASH_TOO -> {
                statement.execute(entry + "package_code = 'M99'" + victim.itself());
                rehash(victim, statement, at, at);
                return new Place(at, at + 1);
            }
            case DELETE -> {
                statement.execute("DELETE FROM journal.ledger_entry" + victim.itself());
                return new Place(at - 1, at + 1);
            }
            case DELETE_AND_CLOSE_THE_GAP -> {
                statement.execute("DELETE FROM journal.ledger_entry" + victim.itself());
                shift(victim, statement, -1);
                return new Place(at - 1, at);
            }
            case INSERT -> {
                shift(victim, statement, 1);
                copy(victim, statement, at, at + 1);
            }
            case INSERT_AT_THE_END -> {
                copy(victim, statement, victim.last() + 1, victim.sequence());
                return new Place(victim.last(), victim.last() + 1);
            }
            case SWAP -> {
                return swap(victim, statement, 1 + random.nextInt((int) victim.last()));
            }
            case TRUNCATE -> {
                statement.execute(
                        "DELETE FROM journal.ledger_entry" + victim.inChain() + " AND entry_sequence >= " + at);
                fixAccount(victim, statement);
                return new Place(at - 1, at - 1);
            }
            case REWRITE_FROM_HERE, REWRITE_FROM_HERE_WITH_HEADS -> {
                statement.execute(entry + "package_code = 'M99'" + victim.itself());
                rehash(victim, statement, at, victim.last());
                fixAccount(victim, statement);
                if (this == REWRITE_FROM_HERE_WITH_HEADS) {
                    statement.execute("UPDATE journal.ledger_head h SET hash = e.hash FROM journal.ledger_entry e"
                            + " WHERE (e.reseller_id, e.ledger_account, e.entry_sequence)"
                            + " = (h.reseller_id, h.ledger_account, h.entry_sequence)");
                }
                return new Place(at, victim.nextHead());
            }
        }
        return new Place(at, at);
    }

    private static void rehash(Victim victim, Statement statement, long from, long to) throws SQLException {
        statement.execute("""
                DO $$
                DECLARE
                    entry journal.ledger_entry;
                    before bytea;
                BEGIN
                    FOR entry IN SELECT * FROM journal.ledger_entry%1$s AND entry_sequence BETWEEN %2$d AND %3$d
                                  ORDER BY entry_sequence LOOP
                        before := coalesce((SELECT hash FROM journal.ledger_entry%1$s
                                               AND entry_sequence = entry.entry_sequence - 1), entry.previous_hash);
                        UPDATE journal.ledger_entry e SET previous_hash = before, hash = journal.entry_hash(entry,
                            (SELECT operator FROM journal.operation o WHERE o.operation_id = entry.operation_id), before)
                         WHERE e.sequence = entry.sequence;
                    END LOOP;
                END
                $$""".formatted(victim.inChain(), from, to));
    }

    private static void shift(Victim victim, Statement statement, int by) throws SQLException {
        String after = victim.inChain() + " AND entry_sequence " + (by > 0 ? ">= " : "> ") + victim.sequence();
        statement.execute("UPDATE journal.ledger_entry SET entry_sequence = entry_sequence + 1000000" + after);
        statement.execute("UPDATE journal.ledger_entry SET entry_sequence = entry_sequence - 1000000 + " + by
                + victim.inChain() + " AND entry_sequence > 1000000");
        fixAccount(victim, statement);
    }

    /** Puts a copy of an entry at another place, as part of an operation that never was. */
    private static void copy(Victim victim, Statement statement, long to, long from) throws SQLException {
        statement.execute("""
                INSERT INTO journal.ledger_entry (reseller_id, operation_id, ledger_account, entry_sequence, kind, amount,
                       balance_after, package_code, account_id, occurred_at, previous_hash, hash)
                SELECT reseller_id, 1000000 + operation_id, ledger_account, %d, kind, amount, balance_after, package_code,
                       account_id, occurred_at, previous_hash, hash
                  FROM journal.ledger_entry%s AND entry_sequence = %d""".formatted(to, victim.inChain(), from));
        fixAccount(victim, statement);
    }

    private static Place swap(Victim victim, Statement statement, long other) throws SQLException {
        long one = victim.sequence() == other ? victim.sequence() % victim.last() + 1 : victim.sequence();
        String set =
                "UPDATE journal.ledger_entry SET entry_sequence = %d" + victim.inChain() + " AND entry_sequence = %d";
        statement.execute(set.formatted(1_000_000, one));
        statement.execute(set.formatted(one, other));
        statement.execute(set.formatted(other, 1_000_000));
        return new Place(Math.min(one, other), Math.min(one, other));
    }

    private static void fixAccount(Victim victim, Statement statement) throws SQLException {
        statement.execute("""
                UPDATE panel.ledger_account l
                   SET (balance, last_entry_sequence, last_hash) = (
                        SELECT coalesce(max(balance_after), 0), coalesce(max(entry_sequence), 0),
                               coalesce((array_agg(hash))[1], decode(repeat('00', 32), 'hex'))
                          FROM (SELECT * FROM journal.ledger_entry%1$s ORDER BY entry_sequence DESC LIMIT 1) e)
                %1$s""".formatted(victim.inChain()));
    }
}
