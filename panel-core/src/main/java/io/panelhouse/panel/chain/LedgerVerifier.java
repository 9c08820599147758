package io.panelhouse.panel.chain;

import io.panelhouse.panel.chain.ChainWalk.Account;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Verifies the ledger: chains, balances, operations, ledger accounts, published heads, and the credits of sold terms.
 *
 * <p>Reads by the connection that it is given, many statements in one transaction: with {@code REPEATABLE READ} it sees
 * one instant, whatever is posted meanwhile.
 */
final class LedgerVerifier {

    private static final int MAX_HEADS_PER_CHAIN = 100;

    private final Connection connection;
    private final List<LedgerHead> headsOutside;

    /** @param headsOutside what was published to a file */
    LedgerVerifier(Connection connection, List<LedgerHead> headsOutside) {
        this.connection = connection;
        this.headsOutside = headsOutside;
    }

    /** Verifies everything. */
    Verification verify() throws SQLException {
        return verify("", Set.of());
    }

    /** Verifies these ledger accounts, and the operations that posted to them. */
    Verification verify(Set<ChainId> chains) throws SQLException {
        String list = chains.stream()
                .map(chain -> "(%d, '%s')".formatted(chain.resellerId(), chain.ledgerAccount()))
                .collect(Collectors.joining(", "));
        return verify(" WHERE (%1$sreseller_id, %1$sledger_account) IN (" + list + ")", chains);
    }

    /** @param where with {@code %1$s} for the alias of the table; empty for everything */
    private Verification verify(String where, Set<ChainId> chains) throws SQLException {
        Findings findings = new Findings();
        ChainWalk walk = new ChainWalk(accounts(where), heads(where, chains), findings);
        CopyRows.read(
                connection,
                "SELECT " + ChainWalk.COLUMNS
                        + " FROM journal.ledger_entry e LEFT JOIN journal.operation o ON o.operation_id = e.operation_id"
                        + where.formatted("e.")
                        + " ORDER BY e.reseller_id, e.ledger_account, e.entry_sequence",
                ChainWalk.COLUMN_COUNT,
                walk::take);
        walk.end();
        new OperationChecks(connection, where, findings).run();
        return new Verification(walk.entries(), walk.chains(), walk.comparedHeads(), findings);
    }

    private Map<ChainId, Account> accounts(String where) throws SQLException {
        Map<ChainId, Account> accounts = new HashMap<>();
        query(
                "SELECT reseller_id, ledger_account, balance, last_entry_sequence, last_hash FROM panel.ledger_account"
                        + where.formatted(""),
                row -> accounts.put(
                        chain(row), new Account(ChainWalk.units(row.getString(3)), row.getLong(4), row.getBytes(5))));
        return accounts;
    }

    private Map<ChainId, NavigableMap<Long, String>> heads(String where, Collection<ChainId> chains)
            throws SQLException {
        Map<ChainId, NavigableMap<Long, String>> heads = new HashMap<>();
        query(
                "SELECT reseller_id, ledger_account, entry_sequence, encode(hash, 'hex') FROM journal.ledger_head"
                        + where.formatted(""),
                row -> keep(heads, chain(row), row.getLong(3), row.getString(4)));
        for (LedgerHead head : headsOutside) {
            if (chains.isEmpty() || chains.contains(head.chain())) {
                keep(heads, head.chain(), head.entrySequence(), head.hash());
            }
        }
        return heads;
    }

    /**
     * Two different hashes of one entry are kept as one that fits nothing. The newest heads vouch for the older ones.
     */
    private static void keep(
            Map<ChainId, NavigableMap<Long, String>> heads, ChainId chain, long sequence, String hash) {
        NavigableMap<Long, String> ofChain = heads.computeIfAbsent(chain, id -> new TreeMap<>());
        ofChain.merge(sequence, hash, (one, other) -> one.equals(other) ? one : "contradictory");
        if (ofChain.size() > MAX_HEADS_PER_CHAIN) {
            ofChain.pollFirstEntry();
        }
    }

    private static ChainId chain(ResultSet row) throws SQLException {
        return new ChainId(row.getLong(1), row.getString(2));
    }

    private void query(String sql, RowReader reader) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(10_000);
            try (ResultSet row = statement.executeQuery(sql)) {
                while (row.next()) {
                    reader.read(row);
                }
            }
        }
    }

    @FunctionalInterface
    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }
}
