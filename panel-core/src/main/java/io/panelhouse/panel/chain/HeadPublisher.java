package io.panelhouse.panel.chain;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Publishes the head of each chain that has grown: to the journal of heads and to a file outside the database. */
final class HeadPublisher {

    private static final int MAX_ROWS_AT_ONCE = 1000;

    private final Connection connection;
    private final HeadFile file;

    HeadPublisher(Connection connection, HeadFile file) {
        this.connection = connection;
        this.file = file;
    }

    /**
     * Publishes. A chain that is now shorter than its published head, or another, is left alone and told.
     *
     * @throws HeadFile.BrokenHeadFileException if the file was tampered with; nothing is published then
     */
    Publication publish(Instant now) throws SQLException, IOException {
        Map<ChainId, LedgerHead> published = new HashMap<>();
        if (file.exists()) {
            file.read(head -> published.put(head.chain(), head));
        }
        List<LedgerHead> grown = new ArrayList<>();
        List<LedgerHead> contradicted = new ArrayList<>();
        List<LedgerHead> heads = heads(now.truncatedTo(ChronoUnit.MICROS));
        for (LedgerHead head : heads) {
            LedgerHead known = published.remove(head.chain());
            if (known == null || known.entrySequence() < head.entrySequence()) {
                grown.add(head);
            } else if (known.entrySequence() > head.entrySequence()
                    || !known.hash().equals(head.hash())) {
                contradicted.add(known);
            }
        }
        contradicted.addAll(published.values());
        record(heads);
        if (!grown.isEmpty()) {
            file.append(grown);
        }
        return new Publication(grown.size(), heads.size(), contradicted);
    }

    private List<LedgerHead> heads(Instant now) throws SQLException {
        List<LedgerHead> heads = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT reseller_id, ledger_account, last_entry_sequence, last_hash FROM panel.ledger_account
                         WHERE last_entry_sequence > 0 ORDER BY reseller_id, ledger_account""")) {
            while (row.next()) {
                heads.add(new LedgerHead(
                        new ChainId(row.getLong(1), row.getString(2)),
                        row.getLong(3),
                        HexFormat.of().formatHex(row.getBytes(4)),
                        now));
            }
        }
        return heads;
    }

    private void record(List<LedgerHead> heads) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO journal.ledger_head (reseller_id, ledger_account, entry_sequence, hash, published_at)
                SELECT u.reseller_id, u.ledger_account, u.entry_sequence, decode(u.hash, 'hex'), ?
                  FROM unnest(?::bigint[], ?::text[], ?::bigint[], ?::text[])
                       AS u (reseller_id, ledger_account, entry_sequence, hash)
                 WHERE NOT EXISTS (SELECT 1 FROM journal.ledger_head h WHERE h.reseller_id = u.reseller_id
                         AND h.ledger_account = u.ledger_account AND h.entry_sequence = u.entry_sequence)
                ON CONFLICT DO NOTHING""")) {
            for (int from = 0; from < heads.size(); from += MAX_ROWS_AT_ONCE) {
                List<LedgerHead> some = heads.subList(from, Math.min(heads.size(), from + MAX_ROWS_AT_ONCE));
                insert.setObject(1, some.getFirst().publishedAt().atOffset(ZoneOffset.UTC));
                array(
                        insert,
                        2,
                        "bigint",
                        some.stream().map(head -> head.chain().resellerId()).toArray());
                array(
                        insert,
                        3,
                        "text",
                        some.stream().map(head -> head.chain().ledgerAccount()).toArray());
                array(
                        insert,
                        4,
                        "bigint",
                        some.stream().map(LedgerHead::entrySequence).toArray());
                array(insert, 5, "text", some.stream().map(LedgerHead::hash).toArray());
                insert.executeUpdate();
            }
        }
    }

    private void array(PreparedStatement statement, int index, String type, Object[] values) throws SQLException {
        statement.setArray(index, connection.createArrayOf(type, values));
    }

    /**
     * What a publication did.
     *
     * @param published heads that are new in the file
     * @param chains that have entries
     * @param contradicted published heads that the ledger does not know as they were published
     */
    record Publication(int published, int chains, List<LedgerHead> contradicted) {

        Publication {
            contradicted = List.copyOf(contradicted);
        }
    }
}
