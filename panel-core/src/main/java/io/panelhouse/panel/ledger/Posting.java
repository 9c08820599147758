package io.panelhouse.panel.ledger;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.ResellerId;
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

    final List<OperationRow> operations = new ArrayList<>();
    final List<EntryRow> entries = new ArrayList<>();
    final List<TermRow> terms = new ArrayList<>();
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
                null,
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

    void term(TermRow term) {
        terms.add(term);
        term.account().addTerm(term.packageCode(), term.startsAt(), term.endsAt(), term.trial());
        changedAccounts.add(term.account());
    }

    /** A row of journal.operation. */
    record OperationRow(
            long operationId,
            ResellerId resellerId,
            @Nullable AccountId accountId,
            OperationKind kind,
            String operator,
            @Nullable String source,
            Instant occurredAt) {}

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

    /** A row of panel.account; what its terms make of it is read when it is written. */
    record NewAccount(AccountState account, @Nullable SecretHash secret, Instant createdAt) {}

    /** A row of panel.done_order. */
    @SuppressWarnings("ArrayRecordComponent")
    record DoneOrder(String operator, String key, byte[] contentHash, Receipt receipt) {}
}
