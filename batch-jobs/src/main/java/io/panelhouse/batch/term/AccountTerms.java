package io.panelhouse.batch.term;

import io.panelhouse.batch.fact.AccountChange;
import io.panelhouse.batch.fact.History;
import io.panelhouse.batch.fact.Term;
import io.panelhouse.batch.lake.Lake;
import io.panelhouse.lake.SilverAccountChange;
import io.panelhouse.lake.SilverTerm;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * What is known of each account together: one row per account with {@code account_id}, {@code terms} and
 * {@code changes}.
 */
public final class AccountTerms {

    private static final String BY_ACCOUNT =
            """
            SELECT t.account_id, t.terms, t.last_moment, c.changes
            FROM (SELECT account_id,
                         collect_list(struct(term_id, operation_id, kind = 'CHANGE', reseller_id, months,
                                             CAST(credits * 10000 AS BIGINT) AS credits, trial, purchased_at, starts_at,
                                             ends_at)) AS terms,
                         max(greatest(coalesce(ends_at, starts_at), purchased_at)) AS last_moment
                  FROM lake.{term} GROUP BY account_id) t
            LEFT JOIN (SELECT account_id,
                              collect_list(struct(kind, change_id, reseller_id, coalesce(term_operation_id, 0L),
                                                  coalesce(void, false), ends_at, changed_at)) AS changes,
                              max(greatest(coalesce(ends_at, changed_at), changed_at)) AS last_change
                       FROM lake.{change} GROUP BY account_id) c ON c.account_id = t.account_id
            """.replace("{term}", SilverTerm.TABLE.name()).replace("{change}", SilverAccountChange.TABLE.name());

    private AccountTerms() {}

    /** Every account. */
    public static Dataset<Row> all(Lake lake) {
        return lake.spark().sql(BY_ACCOUNT);
    }

    /**
     * The accounts whose facts can still change from an instant on: a term ends or is bought later, or ended within the
     * time before.
     *
     * @param since all but the facts at or after this instant are out of interest
     * @param memoryDays how long after its last end an account still has facts
     */
    public static Dataset<Row> alive(Lake lake, Instant since, int memoryDays) {
        String alive = """
                WHERE greatest(t.last_moment, c.last_change) >= TIMESTAMP_NTZ '%s' - INTERVAL %d DAY
                """.formatted(
                LocalDateTime.ofInstant(since, ZoneOffset.UTC).toString().replace('T', ' '), memoryDays);
        return lake.spark().sql(BY_ACCOUNT + alive);
    }

    /** The terms and changes of a row. */
    public static History of(Row account) {
        List<Row> terms = account.getList(account.fieldIndex("terms"));
        int changes = account.fieldIndex("changes");
        List<Row> changeRows = account.isNullAt(changes) ? List.of() : account.getList(changes);
        return new History(
                terms.stream().map(AccountTerms::term).toList(),
                changeRows.stream().map(AccountTerms::change).toList());
    }

    private static AccountChange change(Row row) {
        return new AccountChange(
                AccountChange.Kind.valueOf(row.getString(0)),
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                row.getBoolean(4),
                row.isNullAt(5) ? null : instant(row.<LocalDateTime>getAs(5)),
                instant(row.<LocalDateTime>getAs(6)));
    }

    private static Term term(Row row) {
        return new Term(
                row.getLong(0),
                row.getLong(1),
                row.getBoolean(2),
                row.getLong(3),
                row.getInt(4),
                row.getLong(5),
                row.getBoolean(6),
                instant(row.<LocalDateTime>getAs(7)),
                instant(row.<LocalDateTime>getAs(8)),
                row.isNullAt(9) ? null : instant(row.<LocalDateTime>getAs(9)));
    }

    private static Instant instant(@Nullable LocalDateTime utc) {
        if (utc == null) {
            throw new IllegalStateException("Cannot read a term: an instant that is required is missing");
        }
        return utc.toInstant(ZoneOffset.UTC);
    }
}
