package io.panelhouse.panel.chain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * An entry to tamper with.
 *
 * @param last sequence of the newest entry of its chain
 * @param nextHead sequence of the first published head at or after it
 */
record Victim(ChainId chain, long sequence, long operation, long last, long nextHead) {

    static List<Victim> all(Statement statement) throws SQLException {
        List<Victim> victims = new ArrayList<>();
        try (ResultSet row = statement.executeQuery("""
                SELECT e.reseller_id, e.ledger_account, e.entry_sequence, e.operation_id, l.last_entry_sequence,
                       (SELECT min(h.entry_sequence) FROM journal.ledger_head h WHERE h.reseller_id = e.reseller_id
                           AND h.ledger_account = e.ledger_account AND h.entry_sequence >= e.entry_sequence)
                  FROM journal.ledger_entry e JOIN panel.ledger_account l USING (reseller_id, ledger_account)
                 ORDER BY e.sequence""")) {
            while (row.next()) {
                victims.add(new Victim(
                        new ChainId(row.getLong(1), row.getString(2)),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6)));
            }
        }
        return victims;
    }

    /** Condition for its chain. */
    String inChain() {
        return " WHERE reseller_id = %d AND ledger_account = '%s'".formatted(chain.resellerId(), chain.ledgerAccount());
    }

    /** Condition for it alone. */
    String itself() {
        return inChain() + " AND entry_sequence = " + sequence;
    }
}
