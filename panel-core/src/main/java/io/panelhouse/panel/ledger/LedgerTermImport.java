package io.panelhouse.panel.ledger;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.account.TermKind;
import io.panelhouse.panel.database.PanelDatabase;
import io.panelhouse.panel.database.RowBatch;
import io.panelhouse.panel.database.Times;
import io.panelhouse.panel.directory.Reseller;
import io.panelhouse.panel.directory.Subtrees;
import io.panelhouse.panel.history.ImportResult;
import io.panelhouse.panel.history.ImportedTerm;
import io.panelhouse.panel.history.Keys;
import io.panelhouse.panel.history.RefusedRow;
import io.panelhouse.panel.history.RowRules;
import io.panelhouse.panel.history.TermImport;
import io.panelhouse.panel.ledger.Posting.NewAccount;
import io.panelhouse.panel.ledger.Posting.OperationRow;
import io.panelhouse.panel.ledger.Posting.TermRow;
import io.panelhouse.panel.offer.Offer;
import io.panelhouse.panel.operation.AccountRef;
import io.panelhouse.panel.operation.OperationKind;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Imports terms: brings their credits into the reseller's wallet, and sells them from there at the time of purchase.
 */
public final class LedgerTermImport implements TermImport {

    private static final int MAX_CHUNK = 1000;

    private final PanelDatabase database;

    public LedgerTermImport(PanelDatabase database) {
        this.database = database;
    }

    @Override
    public ImportResult terms(Actor actor, ResellerId reseller, String source, List<ImportedTerm> rows) {
        List<RefusedRow> refused = new ArrayList<>();
        List<ImportedTerm> sound = new ArrayList<>();
        for (ImportedTerm row : rows) {
            String problem = RowRules.problem(row);
            if (problem == null) {
                sound.add(row);
            } else {
                refused.add(new RefusedRow(row.sourceKey(), problem));
            }
        }
        sound.sort(Comparator.comparing(ImportedTerm::purchasedAt).thenComparing(ImportedTerm::startsAt));
        ImportResult result = new ImportResult(0, 0, refused);
        for (int from = 0; from < sound.size(); from += MAX_CHUNK) {
            List<ImportedTerm> chunk = sound.subList(from, Math.min(sound.size(), from + MAX_CHUNK));
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
        private final Map<String, AccountState> accounts = new HashMap<>();
        private final Map<AccountId, List<PaidTerm>> paidTerms = new HashMap<>();

        Chunk(Handle handle, Actor actor, ResellerId reseller, String source) {
            this.connection = handle.getConnection();
            this.actor = actor;
            this.reseller = Subtrees.require(handle, actor, reseller);
            // Its credits come from the provider, who alone can give them.
            Subtrees.require(handle, actor, this.reseller.root());
            this.source = source;
        }

        ImportResult write(List<ImportedTerm> rows) throws SQLException {
            lockAccounts(rows);
            LedgerLocks locks = LedgerLocks.acquire(connection, Set.of(reseller.id(), reseller.root()));
            List<ImportedTerm> fresh = fresh(rows);
            int alreadyThere = rows.size() - fresh.size();
            if (fresh.isEmpty()) {
                return new ImportResult(0, alreadyThere, List.of());
            }
            Ids operationIds = Ids.operations(connection, fresh.size() + 1);
            loadAccounts(fresh);
            bringCredits(fresh, locks, operationIds);
            for (ImportedTerm row : fresh) {
                sell(row, locks, operationIds);
            }
            new PostingWriter(connection).write(posting);
            return new ImportResult(fresh.size(), alreadyThere, List.of());
        }

        private List<ImportedTerm> fresh(List<ImportedTerm> rows) throws SQLException {
            Set<String> known = Keys.known(
                    connection,
                    "term",
                    source,
                    rows.stream().map(ImportedTerm::sourceKey).toList());
            return rows.stream().filter(row -> known.add(row.sourceKey())).toList();
        }

        private void lockAccounts(List<ImportedTerm> rows) throws SQLException {
            Set<AccountRef.ByName> names = rows.stream()
                    .map(row -> new AccountRef.ByName(reseller.id(), row.accountName()))
                    .collect(Collectors.toSet());
            BatchLoader.lockByName(connection, names).forEach(account -> accounts.put(account.name(), account));
        }

        private void loadAccounts(List<ImportedTerm> rows) throws SQLException {
            Map<String, Instant> firstPurchase = new HashMap<>();
            rows.forEach(row -> firstPurchase.merge(
                    row.accountName(), row.purchasedAt(), (one, other) -> one.isBefore(other) ? one : other));
            // Also those that another import has created since; nobody else knows them yet.
            lockAccounts(rows);
            loadPaidTerms();
            List<String> missing = firstPurchase.keySet().stream()
                    .filter(name -> !accounts.containsKey(name))
                    .sorted()
                    .toList();
            Ids ids = Ids.accounts(connection, missing.size());
            for (String name : missing) {
                AccountState account = AccountState.created(new AccountId(ids.next()), reseller.id(), name);
                accounts.put(name, account);
                posting.newAccounts.add(
                        new NewAccount(account, null, Times.exact(firstPurchase.getOrDefault(name, Instant.EPOCH))));
            }
        }

        private void loadPaidTerms() throws SQLException {
            new RowBatch<>(List.copyOf(accounts.values()))
                    .bigint(account -> account.id().value())
                    .query(
                            connection,
                            """
                            SELECT account_id, occurred_at, ends_at FROM panel.term
                             WHERE account_id = ANY (?) AND NOT trial""",
                            row -> paidTerms
                                    .computeIfAbsent(new AccountId(row.getLong("account_id")), id -> new ArrayList<>())
                                    .add(new PaidTerm(
                                            Times.required(row, "occurred_at"), Times.optional(row, "ends_at"))));
        }

        private void bringCredits(List<ImportedTerm> rows, LedgerLocks locks, Ids operationIds) {
            BigDecimal total = rows.stream()
                    .map(row -> row.credits().setScale(4))
                    .reduce(BigDecimal.ZERO.setScale(4), BigDecimal::add);
            if (total.signum() == 0) {
                return;
            }
            OperationRow operation = new OperationRow(
                    operationIds.next(),
                    reseller.id(),
                    null,
                    OperationKind.IMPORT,
                    actor.operator(),
                    source,
                    Times.exact(rows.getFirst().purchasedAt()),
                    actor.scope());
            posting.operations.add(operation);
            posting.move(
                    operation,
                    null,
                    locks.get(reseller.root(), LedgerAccount.ISSUED),
                    locks.get(reseller.id(), LedgerAccount.WALLET),
                    total);
        }

        private void sell(ImportedTerm row, LedgerLocks locks, Ids operationIds) {
            AccountState account = accounts.get(row.accountName());
            if (account == null) {
                throw new IllegalStateException("Cannot import term " + row.sourceKey() + ": its account was not read");
            }
            Instant at = Times.exact(row.purchasedAt());
            TermKind kind = row.trial() ? TermKind.NEW : kind(account, at);
            OperationRow operation = new OperationRow(
                    operationIds.next(),
                    reseller.id(),
                    account.id(),
                    operationKind(row, kind),
                    actor.operator(),
                    source,
                    at,
                    actor.scope());
            posting.operations.add(operation);
            String code = packageCode(row);
            BigDecimal credits = row.credits().setScale(4);
            posting.move(
                    operation,
                    code,
                    locks.get(reseller.id(), LedgerAccount.WALLET),
                    locks.get(reseller.id(), LedgerAccount.CONSUMED),
                    credits);
            Instant end = row.endsAt() == null ? null : Times.exact(row.endsAt());
            posting.term(new TermRow(
                    operation,
                    account,
                    code,
                    row.months(),
                    credits,
                    kind,
                    row.trial(),
                    Times.exact(row.startsAt()),
                    end,
                    row.sourceKey()));
            if (!row.trial()) {
                paidTerms.computeIfAbsent(account.id(), id -> new ArrayList<>()).add(new PaidTerm(at, end));
            }
        }

        /** By the paid terms bought before this one, whenever they came into the panel. */
        private TermKind kind(AccountState account, Instant at) {
            Instant lastEnd = null;
            for (PaidTerm term : paidTerms.getOrDefault(account.id(), List.of())) {
                Instant end = term.endsAt == null ? Instant.MAX : term.endsAt;
                if (!term.boughtAt.isAfter(at) && (lastEnd == null || end.isAfter(lastEnd))) {
                    lastEnd = end;
                }
            }
            return AccountState.kindOfPaidTerm(at, lastEnd, reseller.grace());
        }

        private static OperationKind operationKind(ImportedTerm row, TermKind kind) {
            if (row.trial()) {
                return OperationKind.TRIAL;
            }
            return kind == TermKind.NEW ? OperationKind.ACTIVATE : OperationKind.RENEW;
        }

        private static String packageCode(ImportedTerm row) {
            if (row.trial()) {
                return Offer.TRIAL;
            }
            return row.months() == 0 ? Offer.PERPETUAL : "M" + row.months();
        }
    }

    private record PaidTerm(Instant boughtAt, @Nullable Instant endsAt) {}
}
