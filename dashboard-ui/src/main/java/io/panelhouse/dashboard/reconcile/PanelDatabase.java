package io.panelhouse.dashboard.reconcile;

import io.panelhouse.lake.LakeTable;
import io.panelhouse.lake.LakeTables;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Reads the system of record, each question in one database snapshot. */
final class PanelDatabase implements AutoCloseable {

    /** Wallet entries that are consumption (M11): sales, and reversals of sales. */
    static final String SALE =
            "ledger_account = 'WALLET' AND (kind IN ('ACTIVATE', 'RENEW', 'CHANGE') OR kind = 'REVERSE' AND reversed_kind IN ('ACTIVATE', 'RENEW', 'CHANGE'))";

    private final Connection connection;

    private PanelDatabase(Connection connection) {
        this.connection = connection;
    }

    static PanelDatabase open(ReconcileSettings settings) throws SQLException {
        Connection connection =
                DriverManager.getConnection(settings.databaseUrl(), settings.user(), settings.password());
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
        return new PanelDatabase(connection);
    }

    /** The rows committed now, of every journal at the same instant. */
    Map<LakeTable, Sequences> journals() throws SQLException {
        Map<LakeTable, Sequences> journals = new LinkedHashMap<>();
        for (LakeTable raw : LakeTables.RAW) {
            journals.put(raw, sequences(raw));
        }
        connection.commit();
        return journals;
    }

    private Sequences sequences(LakeTable raw) throws SQLException {
        LongStream.Builder numbers = LongStream.builder();
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(10_000);
            try (ResultSet row = statement.executeQuery("SELECT sequence FROM " + journal(raw))) {
                while (row.next()) {
                    numbers.add(row.getLong(1));
                }
            }
        }
        return Sequences.of(numbers.build().toArray());
    }

    /** Name of the journal that a raw table holds, such as {@code journal.term}. */
    static String journal(LakeTable raw) {
        return "journal." + raw.identifier().name();
    }

    /** The wallets, each with what its entries say. */
    List<Wallet> wallets() throws SQLException {
        String sql = """
                SELECT a.reseller_id, a.balance, a.last_entry_sequence,
                       (SELECT coalesce(sum(e.amount), 0) FROM journal.ledger_entry e
                         WHERE e.reseller_id = a.reseller_id AND e.ledger_account = 'WALLET'),
                       (SELECT e.balance_after FROM journal.ledger_entry e
                         WHERE e.reseller_id = a.reseller_id AND e.ledger_account = 'WALLET'
                         ORDER BY e.entry_sequence DESC LIMIT 1)
                  FROM panel.ledger_account a WHERE a.ledger_account = 'WALLET' ORDER BY a.reseller_id
                """;
        List<Wallet> wallets = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                BigDecimal last = row.getBigDecimal(5);
                wallets.add(new Wallet(
                        row.getLong(1),
                        row.getBigDecimal(2),
                        row.getLong(3),
                        row.getBigDecimal(4),
                        last == null ? BigDecimal.ZERO : last));
            }
        }
        connection.commit();
        return wallets;
    }

    /** The balance that an entry of a wallet left behind; 0 before the first. */
    BigDecimal balanceAt(long reseller, long entrySequence) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT balance_after FROM journal.ledger_entry WHERE reseller_id = ? AND ledger_account = 'WALLET' AND entry_sequence = ?")) {
            statement.setLong(1, reseller);
            statement.setLong(2, entrySequence);
            try (ResultSet row = statement.executeQuery()) {
                BigDecimal balance = row.next() ? row.getBigDecimal(1) : BigDecimal.ZERO;
                connection.commit();
                return balance;
            }
        }
    }

    /** Sum of all entries of the ledger, which double entry keeps at 0. */
    BigDecimal total() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT coalesce(sum(amount), 0) FROM journal.ledger_entry")) {
            row.next();
            BigDecimal total = row.getBigDecimal(1);
            connection.commit();
            return total;
        }
    }

    /** Credits consumed by each reseller, from the journal rows with one of these numbers. */
    Map<Long, BigDecimal> consumed(Sequences among) throws SQLException {
        Map<Long, BigDecimal> consumed = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(10_000);
            try (ResultSet row = statement.executeQuery(
                    "SELECT sequence, reseller_id, amount FROM journal.ledger_entry WHERE " + SALE)) {
                while (row.next()) {
                    if (among.contains(row.getLong(1))) {
                        consumed.merge(row.getLong(2), row.getBigDecimal(3).negate(), BigDecimal::add);
                    }
                }
            }
        }
        connection.commit();
        return consumed;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /**
     * The wallet of a reseller.
     *
     * @param balance as kept, credits
     * @param lastEntry number of its newest entry, 0 if none
     * @param sum of its entries
     * @param lastBalanceAfter as its newest entry says
     */
    record Wallet(long reseller, BigDecimal balance, long lastEntry, BigDecimal sum, BigDecimal lastBalanceAfter) {}
}
