package io.panelhouse.panel.ledger;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.database.RowBatch;
import io.panelhouse.panel.ledger.Posting.DoneOrder;
import io.panelhouse.panel.ledger.Posting.EntryRow;
import io.panelhouse.panel.ledger.Posting.NewAccount;
import io.panelhouse.panel.ledger.Posting.OperationRow;
import io.panelhouse.panel.ledger.Posting.TermEndRow;
import io.panelhouse.panel.ledger.Posting.TermRow;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a posting: one statement for each table, however many rows. */
final class PostingWriter {

    private final Connection connection;

    PostingWriter(Connection connection) {
        this.connection = connection;
    }

    void write(Posting posting) throws SQLException {
        operations(posting.operations);
        newAccounts(posting.newAccounts);
        entries(posting.entries);
        terms(posting.terms);
        termEnds(posting.termEnds);
        wallets(List.copyOf(posting.changedWallets));
        accounts(changedOnly(posting));
        doneOrders(posting.doneOrders);
    }

    private static List<AccountState> changedOnly(Posting posting) {
        var created = posting.newAccounts.stream().map(NewAccount::account).collect(Collectors.toSet());
        return posting.changedAccounts.stream()
                .filter(account -> !created.contains(account))
                .toList();
    }

    private void operations(List<OperationRow> rows) throws SQLException {
        new RowBatch<>(rows)
                .bigint(OperationRow::operationId)
                .bigint(row -> row.resellerId().value())
                .bigint(row -> value(row.accountId()))
                .text(row -> row.kind().name())
                .text(OperationRow::operator)
                .text(OperationRow::source)
                .time(OperationRow::occurredAt)
                .bigint(row -> value(row.scope()))
                .text(OperationRow::batch)
                .bigint(row -> value(row.other()))
                .bigint(row -> row.reversed() == null ? null : row.reversed().operationId())
                .text(OperationRow::sourceKey)
                .insert(connection, """
                        INSERT INTO journal.operation (operation_id, reseller_id, account_id, kind, operator, source,
                               occurred_at, scope_id, batch, other_reseller_id, reversed_operation_id, source_key)""");
    }

    private void newAccounts(List<NewAccount> rows) throws SQLException {
        new RowBatch<>(rows)
                .bigint(row -> row.account().id().value())
                .bigint(row -> row.account().resellerId().value())
                .text(row -> row.account().name())
                .bytes(row -> salt(row.secret()))
                .bytes(row -> hash(row.secret()))
                .time(NewAccount::createdAt)
                .text(row -> row.account().packageCode())
                .time(row -> row.account().entitledFrom())
                .time(row -> row.account().endsAt())
                .time(row -> row.account().paidEndsAt())
                .time(row -> row.account().suspendedAt())
                .time(row -> row.account().closedAt())
                .insert(connection, """
                        INSERT INTO panel.account (id, reseller_id, name, secret_salt, secret_hash, created_at,
                               package_code, entitled_from, ends_at, paid_ends_at, suspended_at, closed_at)""");
    }

    private void entries(List<EntryRow> rows) throws SQLException {
        new RowBatch<>(rows)
                .bigint(row -> row.resellerId().value())
                .bigint(row -> row.operation().operationId())
                .text(row -> row.ledgerAccount().name())
                .bigint(EntryRow::entrySequence)
                .text(row -> row.operation().kind().name())
                .numeric(EntryRow::amount)
                .numeric(EntryRow::balanceAfter)
                .text(EntryRow::packageCode)
                .bigint(row -> value(row.operation().accountId()))
                .text(row -> row.operation().source())
                .time(row -> row.operation().occurredAt())
                .text(row -> Posting.reversedKind(row.operation()))
                .bytes(EntryRow::previousHash)
                .bytes(EntryRow::hash)
                .insert(connection, """
                        INSERT INTO journal.ledger_entry (reseller_id, operation_id, ledger_account, entry_sequence,
                               kind, amount, balance_after, package_code, account_id, source, occurred_at,
                               reversed_kind, previous_hash, hash)""");
    }

    private void terms(List<TermRow> rows) throws SQLException {
        new RowBatch<>(rows)
                .text(row -> row.operation().source())
                .text(TermRow::sourceKey)
                .bigint(row -> row.operation().resellerId().value())
                .bigint(row -> row.account().id().value())
                .text(row -> row.account().name())
                .bigint(row -> row.operation().operationId())
                .text(TermRow::packageCode)
                .integer(TermRow::months)
                .numeric(TermRow::credits)
                .text(row -> row.kind().name())
                .bool(TermRow::trial)
                .time(row -> row.operation().occurredAt())
                .time(TermRow::startsAt)
                .time(TermRow::endsAt)
                .insert(connection, """
                        INSERT INTO journal.term (source, source_key, reseller_id, account_id, account_name,
                               operation_id, package_code, months, credits, kind, trial, occurred_at, starts_at, ends_at)""");
    }

    private void termEnds(List<TermEndRow> rows) throws SQLException {
        new RowBatch<>(rows)
                .bigint(row -> row.operation().resellerId().value())
                .bigint(row -> row.account().id().value())
                .bigint(row -> row.operation().operationId())
                .text(row -> row.operation().kind().name())
                .bigint(TermEndRow::termOperationId)
                .bool(row -> row.endsAt() == null)
                .time(row -> Instant.MAX.equals(row.endsAt()) ? null : row.endsAt())
                .time(row -> row.operation().occurredAt())
                .numeric(TermEndRow::creditsBack)
                .insert(connection, """
                        INSERT INTO journal.term_end (reseller_id, account_id, operation_id, kind, term_operation_id,
                               void, ends_at, occurred_at, credits_back)""");
    }

    private void wallets(List<Wallet> rows) throws SQLException {
        new RowBatch<>(rows)
                .bigint(Wallet::id)
                .numeric(Wallet::balance)
                .bigint(Wallet::lastEntrySequence)
                .bytes(Wallet::lastHash)
                .execute(connection, """
                        UPDATE panel.ledger_account l
                           SET balance = u.balance, last_entry_sequence = u.sequence, last_hash = u.hash
                          FROM (SELECT unnest(?), unnest(?), unnest(?), unnest(?)) AS u (id, balance, sequence, hash)
                         WHERE l.id = u.id""");
    }

    private void accounts(List<AccountState> rows) throws SQLException {
        new RowBatch<>(rows)
                .bigint(row -> row.id().value())
                .text(AccountState::packageCode)
                .time(AccountState::entitledFrom)
                .time(AccountState::endsAt)
                .time(AccountState::paidEndsAt)
                .time(AccountState::suspendedAt)
                .time(AccountState::closedAt)
                .bigint(row -> row.resellerId().value())
                .execute(connection, """
                        UPDATE panel.account a
                           SET package_code = u.package_code, entitled_from = u.entitled_from, ends_at = u.ends_at,
                               paid_ends_at = u.paid_ends_at, suspended_at = u.suspended_at, closed_at = u.closed_at,
                               reseller_id = u.reseller_id
                          FROM (SELECT unnest(?), unnest(?), unnest(?), unnest(?), unnest(?), unnest(?), unnest(?),
                                       unnest(?)) AS u (id, package_code, entitled_from, ends_at,
                               paid_ends_at, suspended_at, closed_at, reseller_id)
                         WHERE a.id = u.id""");
    }

    private void doneOrders(List<DoneOrder> rows) throws SQLException {
        new RowBatch<>(rows)
                .text(DoneOrder::operator)
                .text(DoneOrder::key)
                .bytes(DoneOrder::contentHash)
                .bigint(row -> row.receipt().operationId())
                .text(row -> row.receipt().kind().name())
                .time(row -> row.receipt().occurredAt())
                .bigint(row -> row.receipt().resellerId().value())
                .numeric(row -> row.receipt().credits())
                .numeric(row -> row.receipt().balanceAfter())
                .bigint(row -> value(row.receipt().accountId()))
                .text(row -> row.receipt().accountName())
                .text(row -> row.receipt().packageCode())
                .time(row -> row.receipt().termStart())
                .time(row -> row.receipt().termEnd())
                .insert(connection, """
                        INSERT INTO panel.done_order (operator, key, content_hash, operation_id, kind, occurred_at,
                               reseller_id, credits, balance_after, account_id, account_name, package_code,
                               term_start, term_end)""");
    }

    private static @Nullable Long value(@Nullable AccountId id) {
        return id == null ? null : id.value();
    }

    private static @Nullable Long value(@Nullable ResellerId id) {
        return id == null ? null : id.value();
    }

    private static byte @Nullable [] salt(@Nullable SecretHash secret) {
        return secret == null ? null : secret.salt();
    }

    private static byte @Nullable [] hash(@Nullable SecretHash secret) {
        return secret == null ? null : secret.hash();
    }
}
