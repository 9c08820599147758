package io.panelhouse.panel.ledger;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.database.PanelDatabase;
import io.panelhouse.panel.database.RowBatch;
import io.panelhouse.panel.database.Times;
import io.panelhouse.panel.directory.Reseller;
import io.panelhouse.panel.directory.Subtrees;
import io.panelhouse.panel.history.BalanceGap;
import io.panelhouse.panel.history.EntryImport;
import io.panelhouse.panel.history.ImportedEntry;
import io.panelhouse.panel.history.ImportedRows;
import io.panelhouse.panel.history.Keys;
import io.panelhouse.panel.history.RefusedRow;
import io.panelhouse.panel.history.RowRules;
import io.panelhouse.panel.ledger.Posting.OperationRow;
import io.panelhouse.panel.operation.OperationKind;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Imports the lines of a wallet, and makes up for the gaps between them. */
public final class LedgerEntryImport implements EntryImport {

    private static final int MAX_CHUNK = 1000;
    private static final BigDecimal NOTHING = BigDecimal.ZERO.setScale(4);

    private final PanelDatabase database;

    public LedgerEntryImport(PanelDatabase database) {
        this.database = database;
    }

    @Override
    public ImportedRows entries(Actor actor, ResellerId reseller, String source, List<ImportedEntry> rows) {
        ImportedRows result = ImportedRows.NONE;
        for (int from = 0; from < rows.size(); from += MAX_CHUNK) {
            List<ImportedEntry> chunk = rows.subList(from, Math.min(rows.size(), from + MAX_CHUNK));
            result = result.plus(
                    database.transaction(actor, handle -> new Chunk(handle, actor, reseller, source).write(chunk)));
        }
        return result;
    }

    /** One transaction of the import. */
    private static final class Chunk {

        private final Connection connection;
        private final Actor actor;
        private final Reseller reseller;
        private final String source;
        private final Posting posting = new Posting();
        private final Map<String, AccountId> accounts = new HashMap<>();
        private final Set<String> added = new HashSet<>();
        private final List<RefusedRow> refused = new ArrayList<>();
        private final List<BalanceGap> gaps = new ArrayList<>();
        /** What the lines and adjustments of the source come to. */
        private BigDecimal running = NOTHING;

        private Instant latest = Instant.MIN;

        Chunk(Handle handle, Actor actor, ResellerId reseller, String source) {
            this.connection = handle.getConnection();
            this.actor = actor;
            this.reseller = Subtrees.require(handle, actor, reseller);
            // Its credits come from the provider, who alone can give them.
            Subtrees.require(handle, actor, this.reseller.root());
            this.source = source;
        }

        ImportedRows write(List<ImportedEntry> rows) throws SQLException {
            LedgerLocks locks = LedgerLocks.acquire(connection, Set.of(reseller.id(), reseller.root()));
            Wallet wallet = locks.get(reseller.id(), LedgerAccount.WALLET);
            Wallet issued = locks.get(reseller.root(), LedgerAccount.ISSUED);
            loadAccounts(rows);
            loadRunning();
            Set<String> known = Keys.known(
                    connection,
                    "operation",
                    source,
                    rows.stream().map(ImportedEntry::sourceKey).toList());
            Ids ids = Ids.operations(connection, 2 * rows.size());
            for (ImportedEntry row : rows) {
                String problem = RowRules.problem(row);
                if (problem != null) {
                    refused.add(new RefusedRow(row.sourceKey(), problem));
                } else if (known.add(row.sourceKey())) {
                    post(row, wallet, issued, ids);
                }
            }
            new PostingWriter(connection).write(posting);
            return new ImportedRows(added, refused, gaps);
        }

        /** Ends with the balance that the line tells; a gap upwards is closed before it, one downwards after it. */
        private void post(ImportedEntry row, Wallet wallet, Wallet issued, Ids ids) {
            BigDecimal amount = row.amount().setScale(4);
            BigDecimal had = running.add(amount);
            BigDecimal told = told(row);
            BigDecimal target = told == null ? had.max(NOTHING) : told.max(NOTHING);
            BigDecimal gap = target.subtract(had);
            if (wallet.balance().add(amount).add(gap).signum() < 0) {
                refused.add(new RefusedRow(
                        row.sourceKey(),
                        "it would leave less than nothing in the wallet, whose imported credits were spent since"));
                return;
            }
            if (gap.signum() > 0) {
                adjust(row, gap, wallet, issued, ids);
            }
            OperationRow operation = operation(row, OperationKind.IMPORT, row.sourceKey(), ids);
            posting.move(operation, null, issued, wallet, amount);
            if (gap.signum() < 0) {
                adjust(row, gap, wallet, issued, ids);
            }
            if (gap.signum() != 0) {
                gaps.add(new BalanceGap(row.sourceKey(), told, had, gap));
            }
            running = target;
            latest = row.occurredAt().isAfter(latest) ? row.occurredAt() : latest;
            added.add(row.sourceKey());
        }

        /** The balance after the line; for one older than what is there, whose gap was closed, that of now. */
        private @Nullable BigDecimal told(ImportedEntry row) {
            BigDecimal told = row.balanceAfter();
            if (told == null) {
                return null;
            }
            return row.occurredAt().isBefore(latest) ? running : told.setScale(4);
        }

        private void adjust(ImportedEntry row, BigDecimal gap, Wallet wallet, Wallet issued, Ids ids) {
            OperationRow operation = operation(row, OperationKind.ADJUST, row.sourceKey() + "/adjusted", ids);
            posting.move(operation, null, issued, wallet, gap);
        }

        private OperationRow operation(ImportedEntry row, OperationKind kind, String key, Ids ids) {
            OperationRow operation = new OperationRow(
                    ids.next(),
                    reseller.id(),
                    row.accountName() == null ? null : accounts.get(row.accountName()),
                    kind,
                    actor.operator(),
                    source,
                    Times.exact(row.occurredAt()),
                    actor.scope(),
                    null,
                    null,
                    null,
                    key);
            posting.operations.add(operation);
            return operation;
        }

        private void loadAccounts(List<ImportedEntry> rows) throws SQLException {
            List<String> names = rows.stream()
                    .flatMap(row -> row.accountName() == null
                            ? java.util.stream.Stream.<String>empty()
                            : java.util.stream.Stream.of(row.accountName()))
                    .distinct()
                    .toList();
            new RowBatch<>(names)
                    .bigint(name -> reseller.id().value())
                    .text(name -> name)
                    .query(connection, """
                            SELECT a.name, a.id FROM unnest(?, ?) AS u (reseller_id, name)
                              JOIN panel.account a USING (reseller_id, name)""", row -> accounts.put(row.getString(1), new AccountId(row.getLong(2))));
        }

        private void loadRunning() throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement("""
                    SELECT coalesce(sum(amount), 0) AS running, max(occurred_at) AS latest FROM journal.ledger_entry
                     WHERE reseller_id = ? AND ledger_account = 'WALLET' AND source = ?""")) {
                statement.setLong(1, reseller.id().value());
                statement.setString(2, source);
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    running = row.getBigDecimal("running").setScale(4);
                    Instant time = Times.optional(row, "latest");
                    latest = time == null ? Instant.MIN : time;
                }
            }
        }
    }
}
