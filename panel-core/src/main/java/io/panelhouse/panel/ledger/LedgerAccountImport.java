package io.panelhouse.panel.ledger;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.account.TermKind;
import io.panelhouse.panel.database.PanelDatabase;
import io.panelhouse.panel.database.RowBatch;
import io.panelhouse.panel.database.Times;
import io.panelhouse.panel.directory.Subtrees;
import io.panelhouse.panel.history.AccountImport;
import io.panelhouse.panel.history.ImportedAccount;
import io.panelhouse.panel.history.ImportedRows;
import io.panelhouse.panel.history.Keys;
import io.panelhouse.panel.history.RefusedRow;
import io.panelhouse.panel.history.RowRules;
import io.panelhouse.panel.ledger.Posting.NewAccount;
import io.panelhouse.panel.ledger.Posting.OperationRow;
import io.panelhouse.panel.ledger.Posting.TermRow;
import io.panelhouse.panel.offer.Offer;
import io.panelhouse.panel.operation.OperationKind;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Imports accounts, each with one operation that names its row. */
public final class LedgerAccountImport implements AccountImport {

    private static final int MAX_CHUNK = 1000;
    private static final int OPERATIONS_EACH = 3;
    private static final Pattern SECRET_HASH = Pattern.compile("([0-9a-fA-F]{2}){1,64}:[0-9a-fA-F]{64}");

    private final PanelDatabase database;
    private final InstantSource time;

    public LedgerAccountImport(PanelDatabase database, InstantSource time) {
        this.database = database;
        this.time = time;
    }

    @Override
    public ImportedRows accounts(Actor actor, ResellerId reseller, String source, List<ImportedAccount> rows) {
        Instant now = Times.exact(time.instant());
        ImportedRows result = ImportedRows.NONE;
        for (int from = 0; from < rows.size(); from += MAX_CHUNK) {
            List<ImportedAccount> chunk = rows.subList(from, Math.min(rows.size(), from + MAX_CHUNK));
            result = result.plus(database.transaction(actor, handle -> {
                // Its terms cost nothing: only the provider may give them.
                Subtrees.require(
                        handle, actor, Subtrees.require(handle, actor, reseller).root());
                return new Chunk(handle.getConnection(), actor, reseller, source, now).write(chunk);
            }));
        }
        return result;
    }

    /** One transaction of the import. */
    private static final class Chunk {

        private final Connection connection;
        private final Actor actor;
        private final ResellerId reseller;
        private final String source;
        private final Instant now;
        private final Posting posting = new Posting();
        private final Map<AccountState, ImportedAccount> created = new LinkedHashMap<>();
        private final List<RefusedRow> refused = new ArrayList<>();

        Chunk(Connection connection, Actor actor, ResellerId reseller, String source, Instant now) {
            this.connection = connection;
            this.actor = actor;
            this.reseller = reseller;
            this.source = source;
            this.now = now;
        }

        ImportedRows write(List<ImportedAccount> rows) throws SQLException {
            List<ImportedAccount> fresh = fresh(rows);
            Ids accountIds = Ids.accounts(connection, fresh.size());
            Ids operationIds = Ids.operations(connection, OPERATIONS_EACH * fresh.size());
            for (ImportedAccount row : fresh) {
                create(row, new AccountId(accountIds.next()), operationIds);
            }
            new PostingWriter(connection).write(posting);
            writeNotes();
            Set<String> added = new HashSet<>();
            created.values().forEach(row -> added.add(row.sourceKey()));
            return new ImportedRows(added, refused, List.of());
        }

        private List<ImportedAccount> fresh(List<ImportedAccount> rows) throws SQLException {
            Set<String> known = Keys.known(
                    connection,
                    "operation",
                    source,
                    rows.stream().map(ImportedAccount::sourceKey).toList());
            Set<String> names = new HashSet<>(new RowBatch<>(rows)
                    .bigint(row -> reseller.value())
                    .text(ImportedAccount::name)
                    .query(connection, """
                            SELECT a.name FROM unnest(?, ?) AS u (reseller_id, name)
                              JOIN panel.account a USING (reseller_id, name)""", row -> row.getString(1)));
            Set<String> signingIn = new HashSet<>(new RowBatch<>(rows)
                    .text(ImportedAccount::name)
                    .query(
                            connection,
                            "SELECT name FROM panel.account WHERE secret_hash IS NOT NULL AND name = ANY (?)",
                            row -> row.getString(1)));
            List<ImportedAccount> fresh = new ArrayList<>();
            for (ImportedAccount row : rows) {
                String problem = problem(row);
                if (problem == null && (known.contains(row.sourceKey()) || names.contains(row.name()))) {
                    continue;
                }
                if (problem == null && hasSecret(row) && signingIn.contains(row.name())) {
                    problem = "an account of this name signs in at another reseller";
                }
                if (problem != null) {
                    refused.add(new RefusedRow(row.sourceKey(), problem));
                    continue;
                }
                known.add(row.sourceKey());
                names.add(row.name());
                fresh.add(row);
            }
            return fresh;
        }

        private static @Nullable String problem(ImportedAccount row) {
            String hash = row.secretHash();
            if (hash != null && !SECRET_HASH.matcher(hash).matches()) {
                return "Invalid secret hash: must be SALT:HASH in hexadecimal digits";
            }
            return RowRules.problem(row);
        }

        private static boolean hasSecret(ImportedAccount row) {
            return row.secret() != null || row.secretHash() != null;
        }

        private void create(ImportedAccount row, AccountId id, Ids operationIds) {
            AccountState account = AccountState.created(id, reseller, row.name());
            created.put(account, row);
            Instant at = Times.exact(row.createdAt());
            Integer months = row.months();
            Instant end = end(row);
            boolean sold = months != null && (end == null || end.isAfter(at));
            OperationRow operation = operation(
                    account, sold ? OperationKind.ACTIVATE : OperationKind.IMPORT, at, row.sourceKey(), operationIds);
            if (sold && months != null) {
                String code = months == 0 ? Offer.PERPETUAL : "M" + months;
                posting.term(new TermRow(
                        operation,
                        account,
                        code,
                        months,
                        BigDecimal.ZERO.setScale(4),
                        TermKind.NEW,
                        false,
                        at,
                        end,
                        null));
            }
            if (row.suspended()) {
                account.suspend(now);
                operation(account, OperationKind.SUSPEND, now, null, operationIds);
            }
            if (row.closed()) {
                account.close(now);
                operation(account, OperationKind.CLOSE, now, null, operationIds);
            }
            posting.newAccounts.add(new NewAccount(account, secret(row), at));
        }

        /** What is closed has ended. */
        private @Nullable Instant end(ImportedAccount row) {
            Instant end = row.endsAt() == null ? null : Times.exact(row.endsAt());
            return row.closed() && (end == null || end.isAfter(now)) ? now : end;
        }

        private OperationRow operation(
                AccountState account, OperationKind kind, Instant at, @Nullable String key, Ids operationIds) {
            OperationRow operation = new OperationRow(
                    operationIds.next(),
                    reseller,
                    account.id(),
                    kind,
                    actor.operator(),
                    source,
                    at,
                    actor.scope(),
                    null,
                    null,
                    null,
                    key);
            posting.operations.add(operation);
            return operation;
        }

        private static @Nullable SecretHash secret(ImportedAccount row) {
            String hash = row.secretHash();
            if (hash != null) {
                int colon = hash.indexOf(':');
                return new SecretHash(
                        HexFormat.of().parseHex(hash, 0, colon),
                        HexFormat.of().parseHex(hash, colon + 1, hash.length()));
            }
            return row.secret() == null ? null : SecretHash.of(row.secret());
        }

        private void writeNotes() throws SQLException {
            new RowBatch<>(List.copyOf(created.entrySet()))
                    .bigint(entry -> entry.getKey().id().value())
                    .text(entry -> entry.getValue().notes().note())
                    .text(entry -> entry.getValue().notes().contactEmail())
                    .text(entry -> entry.getValue().notes().contactPhone())
                    .text(entry -> entry.getValue().notes().language())
                    .execute(connection, """
                            UPDATE panel.account a SET note = u.note, contact_email = u.email, contact_phone = u.phone,
                                   language = u.language
                              FROM unnest(?, ?, ?, ?, ?) AS u (id, note, email, phone, language) WHERE a.id = u.id""");
        }
    }
}
