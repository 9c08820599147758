package io.panelhouse.panel.account;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.database.Times;
import io.panelhouse.panel.directory.Subtrees;
import io.panelhouse.panel.operation.OperationKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Reads and writes what is known of one account. */
final class AccountDescription {

    private final Handle handle;
    private final Actor actor;
    private final Instant now;

    AccountDescription(Handle handle, Actor actor, Instant now) {
        this.handle = handle;
        this.actor = actor;
        this.now = now;
    }

    Optional<AccountDetails> details(AccountId id) {
        return handle.createQuery(
                        "SELECT " + AccountRows.COLUMNS + ", " + AccountRows.TASK + """
                        , coalesce(o.credits, 0) AS credits, a.note, a.contact_email, a.contact_phone, a.language
                        """ + AccountRows.TABLES + """
                          LEFT JOIN panel.offer o ON o.code = a.package_code AND o.trial_hours IS NULL
                         WHERE a.id = :id AND r.path LIKE :path || '%'""")
                .bind("id", id.value())
                .bind("path", Subtrees.prefix(handle, actor))
                .bind("now", Times.sql(now))
                .map((row, context) -> details(row))
                .findOne();
    }

    private AccountDetails details(ResultSet row) throws SQLException {
        AccountSummary account = AccountRows.summary(row);
        AccountNotes notes = new AccountNotes(
                row.getString("note"),
                row.getString("contact_email"),
                row.getString("contact_phone"),
                row.getString("language"));
        List<AccountOperation> operations = operations(account.id());
        return new AccountDetails(
                AccountRows.line(row),
                notes,
                terms(account.id()),
                operations,
                soldBy(account.id()).orElse(null));
    }

    private List<TermLine> terms(AccountId id) {
        return about(id, "SELECT * FROM panel.term WHERE account_id = :id ORDER BY starts_at DESC, operation_id DESC")
                .map((row, context) -> new TermLine(
                        row.getLong("operation_id"),
                        row.getString("package_code"),
                        row.getInt("months"),
                        row.getBigDecimal("credits"),
                        TermKind.valueOf(row.getString("kind")),
                        row.getBoolean("trial"),
                        Times.required(row, "occurred_at"),
                        Times.required(row, "starts_at"),
                        Times.end(row, "ends_at")))
                .list();
    }

    private List<AccountOperation> operations(AccountId id) {
        return about(id, """
                        SELECT p.operation_id, p.kind, p.operator, p.occurred_at, r.name AS payer, e.amount,
                               e.balance_after, coalesce(e.package_code, t.package_code) AS package_code
                          FROM journal.operation p
                          LEFT JOIN journal.ledger_entry e
                                 ON e.operation_id = p.operation_id AND e.ledger_account = 'WALLET'
                          LEFT JOIN panel.reseller r ON r.id = e.reseller_id
                          LEFT JOIN journal.term t ON t.operation_id = p.operation_id
                         WHERE p.account_id = :id ORDER BY p.operation_id DESC, e.sequence DESC LIMIT :max""")
                .bind("max", AccountDetails.MAX_OPERATIONS)
                .map((row, context) -> new AccountOperation(
                        row.getLong("operation_id"),
                        OperationKind.valueOf(row.getString("kind")),
                        row.getString("operator"),
                        Times.required(row, "occurred_at"),
                        row.getString("package_code"),
                        row.getString("payer"),
                        row.getBigDecimal("amount"),
                        row.getBigDecimal("balance_after")))
                .list();
    }

    private Optional<String> soldBy(AccountId id) {
        return about(id, "SELECT operator FROM journal.operation WHERE account_id = :id ORDER BY operation_id LIMIT 1")
                .mapTo(String.class)
                .findOne();
    }

    /** Whether there is such an account within the actor's subtree. */
    boolean change(AccountId id, AccountNotes notes) {
        return about(id, """
                        UPDATE panel.account a
                           SET note = :note, contact_email = :email, contact_phone = :phone, language = :language
                          FROM panel.reseller r
                         WHERE a.id = :id AND r.id = a.reseller_id AND r.path LIKE :path || '%' RETURNING a.id""")
                .bind("path", Subtrees.prefix(handle, actor))
                .bind("note", notes.note())
                .bind("email", notes.contactEmail())
                .bind("phone", notes.contactPhone())
                .bind("language", notes.language())
                .mapTo(Long.class)
                .findOne()
                .isPresent();
    }

    private Query about(AccountId id, String sql) {
        return handle.createQuery(sql).bind("id", id.value());
    }
}
