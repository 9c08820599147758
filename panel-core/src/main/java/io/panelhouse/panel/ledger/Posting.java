package io.panelhouse.panel.ledger;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.account.AccountTerm;
import io.panelhouse.panel.account.TermKind;
import io.panelhouse.panel.chain.EntryHash;
import io.panelhouse.panel.operation.OperationKind;
import io.panelhouse.panel.operation.Receipt;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a batch will write, collected in order. */
final class Posting {

    private static final BigDecimal NOTHING = BigDecimal.ZERO.setScale(4);

    final List<OperationRow> operations = new ArrayList<>();
    final List<EntryRow> entries = new ArrayList<>();
    final List<TermRow> terms = new ArrayList<>();
    final List<TermEndRow> termEnds = new ArrayList<>();
    final List<NewAccount> newAccounts = new ArrayList<>();
    final List<DoneOrder> doneOrders = new ArrayList<>();
    final Set<Wallet> changedWallets = new LinkedHashSet<>();
    final Set<AccountState> changedAccounts = new LinkedHashSet<>();
    private final EntryHash hashes = new EntryHash();

    /** Moves credits from one ledger account to another: two entries that sum to 0. An amount of 0 leaves no entry. */
    void move(OperationRow operation, @Nullable String packageCode, Wallet from, Wallet to, BigDecimal credits) {
        if (credits.signum() == 0) {
            return;
        }
        entry(operation, packageCode, from, credits.negate());
        entry(operation, packageCode, to, credits);
    }

    private void entry(OperationRow operation, @Nullable String packageCode, Wallet wallet, BigDecimal amount) {
        long sequence = wallet.add(amount);
        changedWallets.add(wallet);
        byte[] previousHash = wallet.lastHash();
        byte[] hash = hashes.of(
                previousHash,
                wallet.resellerId().toString(),
                wallet.ledgerAccount().name(),
                Long.toString(sequence),
                Long.toString(operation.operationId()),
                operation.kind().name(),
                reversedKind(operation),
                EntryHash.credits(amount),
                EntryHash.credits(wallet.balance()),
                packageCode,
                operation.accountId() == null ? null : operation.accountId().toString(),
                operation.operator(),
                operation.source(),
                null,
                EntryHash.micros(operation.occurredAt()));
        wallet.link(hash);
        entries.add(new EntryRow(
                operation,
                wallet.resellerId(),
                wallet.ledgerAccount(),
                sequence,
                amount,
                wallet.balance(),
                packageCode,
                previousHash,
                hash));
    }

    static @Nullable String reversedKind(OperationRow operation) {
        Reversed reversed = operation.reversed();
        return reversed == null ? null : reversed.kind().name();
    }

    void term(TermRow term) {
        terms.add(term);
        Instant end = term.endsAt() == null ? Instant.MAX : term.endsAt();
        term.account()
                .addTerm(new AccountTerm(
                        term.operation().operationId(),
                        term.packageCode(),
                        term.credits(),
                        term.trial(),
                        term.startsAt(),
                        end,
                        end));
        changedAccounts.add(term.account());
    }

    /** Moves the end of a term that was sold earlier. */
    void termEnds(OperationRow operation, AccountState account, AccountTerm term, Instant end, BigDecimal creditsBack) {
        termEnds.add(new TermEndRow(operation, account, term.operationId(), end, creditsBack));
        account.endTerm(term, end);
        changedAccounts.add(account);
    }

    /** The same, where nothing is given back. */
    void termEnds(OperationRow operation, AccountState account, AccountTerm term, Instant end) {
        termEnds(operation, account, term, end, NOTHING);
    }

    /** Makes a term that was sold earlier count as never sold. */
    void termVoid(OperationRow operation, AccountState account, AccountTerm term, BigDecimal creditsBack) {
        termEnds.add(new TermEndRow(operation, account, term.operationId(), null, creditsBack));
        account.endTerm(term, null);
        changedAccounts.add(account);
    }

    /**
     * A row of journal.operation.
     *
     * @param sourceKey names it within its source, where it is the row of an import
     */
    record OperationRow(
            long operationId,
            ResellerId resellerId,
            @Nullable AccountId accountId,
            OperationKind kind,
            String operator,
            @Nullable String source,
            Instant occurredAt,
            @Nullable ResellerId scope,
            @Nullable String batch,
            @Nullable ResellerId other,
            @Nullable Reversed reversed,
            @Nullable String sourceKey) {

        /** One that comes from no source. */
        OperationRow(
                long operationId,
                ResellerId resellerId,
                @Nullable AccountId accountId,
                OperationKind kind,
                String operator,
                @Nullable String source,
                Instant occurredAt,
                @Nullable ResellerId scope,
                @Nullable String batch,
                @Nullable ResellerId other,
                @Nullable Reversed reversed) {
            this(
                    operationId,
                    resellerId,
                    accountId,
                    kind,
                    operator,
                    source,
                    occurredAt,
                    scope,
                    batch,
                    other,
                    reversed,
                    null);
        }

        /** One that takes nothing back and has no other side. */
        OperationRow(
                long operationId,
                ResellerId resellerId,
                @Nullable AccountId accountId,
                OperationKind kind,
                String operator,
                @Nullable String source,
                Instant occurredAt,
                @Nullable ResellerId scope) {
            this(operationId, resellerId, accountId, kind, operator, source, occurredAt, scope, null, null, null);
        }
    }

    /** What an operation takes back. */
    record Reversed(long operationId, OperationKind kind) {}

    /** A row of journal.ledger_entry. */
    @SuppressWarnings("ArrayRecordComponent")
    record EntryRow(
            OperationRow operation,
            ResellerId resellerId,
            LedgerAccount ledgerAccount,
            long entrySequence,
            BigDecimal amount,
            BigDecimal balanceAfter,
            @Nullable String packageCode,
            byte[] previousHash,
            byte[] hash) {}

    /** A row of journal.term. */
    record TermRow(
            OperationRow operation,
            AccountState account,
            String packageCode,
            int months,
            BigDecimal credits,
            TermKind kind,
            boolean trial,
            Instant startsAt,
            @Nullable Instant endsAt,
            @Nullable String sourceKey) {}

    /**
     * A row of journal.term_end.
     *
     * @param endsAt {@link Instant#MAX} if it never ends; null if the term counts as never sold
     */
    record TermEndRow(
            OperationRow operation,
            AccountState account,
            long termOperationId,
            @Nullable Instant endsAt,
            BigDecimal creditsBack) {}

    /** A row of panel.account; what its terms make of it is read when it is written. */
    record NewAccount(AccountState account, @Nullable SecretHash secret, Instant createdAt) {}

    /** A row of panel.done_order. */
    @SuppressWarnings("ArrayRecordComponent")
    record DoneOrder(String operator, String key, byte[] contentHash, Receipt receipt) {}
}
