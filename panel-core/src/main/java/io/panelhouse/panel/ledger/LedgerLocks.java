package io.panelhouse.panel.ledger;

import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.database.RowBatch;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The ledger accounts that a batch may change, locked until its transaction ends. */
final class LedgerLocks {

    private final Map<ResellerId, Map<LedgerAccount, Wallet>> wallets = new HashMap<>();

    private LedgerLocks() {}

    /**
     * Locks all ledger accounts of these resellers in the order of their ids, so that two batches cannot block each
     * other.
     */
    static LedgerLocks acquire(Connection connection, Collection<ResellerId> resellers) throws SQLException {
        return read(connection, resellers, " FOR UPDATE");
    }

    /** Reads them without a lock, for a preview. */
    static LedgerLocks look(Connection connection, Collection<ResellerId> resellers) throws SQLException {
        return read(connection, resellers, "");
    }

    private static LedgerLocks read(Connection connection, Collection<ResellerId> resellers, String lock)
            throws SQLException {
        LedgerLocks locks = new LedgerLocks();
        List<Wallet> rows = new RowBatch<>(List.copyOf(resellers))
                .bigint(ResellerId::value)
                .query(connection, """
                        SELECT id, reseller_id, ledger_account, balance, last_entry_sequence, last_hash
                          FROM panel.ledger_account WHERE reseller_id = ANY (?) ORDER BY id""" + lock, LedgerLocks::wallet);
        for (Wallet wallet : rows) {
            locks.wallets
                    .computeIfAbsent(wallet.resellerId(), reseller -> new HashMap<>())
                    .put(wallet.ledgerAccount(), wallet);
        }
        return locks;
    }

    /**
     * A locked ledger account.
     *
     * @throws IllegalStateException if the reseller has none of that kind or was not locked
     */
    Wallet get(ResellerId reseller, LedgerAccount ledgerAccount) {
        Wallet wallet = wallets.getOrDefault(reseller, Map.of()).get(ledgerAccount);
        if (wallet == null) {
            throw new IllegalStateException(
                    "Cannot post to reseller " + reseller + ": it has no ledger account " + ledgerAccount);
        }
        return wallet;
    }

    private static Wallet wallet(ResultSet row) throws SQLException {
        return new Wallet(
                row.getLong("id"),
                new ResellerId(row.getLong("reseller_id")),
                LedgerAccount.valueOf(row.getString("ledger_account")),
                row.getBigDecimal("balance"),
                row.getLong("last_entry_sequence"),
                row.getBytes("last_hash"));
    }
}
