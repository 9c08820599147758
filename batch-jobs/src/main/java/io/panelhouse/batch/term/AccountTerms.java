package io.panelhouse.batch.term;

import io.panelhouse.batch.fact.Term;
import io.panelhouse.batch.lake.Lake;
import io.panelhouse.lake.SilverTerm;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** The terms of each account together: one row per account with {@code account_id} and {@code terms}. */
public final class AccountTerms {

    private static final String BY_ACCOUNT = """
            SELECT account_id,
                   collect_list(struct(term_id, reseller_id, months, CAST(credits * 10000 AS BIGINT) AS credits, trial,
                                       purchased_at, starts_at, ends_at)) AS terms
            FROM {term}
            GROUP BY account_id
            """;

    private AccountTerms() {}

    /** Every account. */
    public static Dataset<Row> all(Lake lake) {
        return lake.spark().sql(BY_ACCOUNT.replace("{term}", "lake." + SilverTerm.TABLE.name()));
    }

    /**
     * The accounts whose facts can still change from an instant on: a term ends or is bought later, or ended within the
     * time before.
     *
     * @param since all but the facts at or after this instant are out of interest
     * @param memoryDays how long after its last end an account still has facts
     */
    public static Dataset<Row> alive(Lake lake, Instant since, int memoryDays) {
        String having = """
                HAVING max(greatest(coalesce(ends_at, starts_at), purchased_at)) >= TIMESTAMP_NTZ '%s' - INTERVAL %d DAY
                """.formatted(
                LocalDateTime.ofInstant(since, ZoneOffset.UTC).toString().replace('T', ' '), memoryDays);
        return lake.spark().sql(BY_ACCOUNT.replace("{term}", "lake." + SilverTerm.TABLE.name()) + having);
    }

    /** The terms of a row. */
    public static List<Term> of(Row account) {
        List<Row> rows = account.getList(account.fieldIndex("terms"));
        return rows.stream().map(AccountTerms::term).toList();
    }

    private static Term term(Row row) {
        return new Term(
                row.getLong(0),
                row.getLong(1),
                row.getInt(2),
                row.getLong(3),
                row.getBoolean(4),
                instant(row.<LocalDateTime>getAs(5)),
                instant(row.<LocalDateTime>getAs(6)),
                row.isNullAt(7) ? null : instant(row.<LocalDateTime>getAs(7)));
    }

    private static Instant instant(@Nullable LocalDateTime utc) {
        if (utc == null) {
            throw new IllegalStateException("Cannot read a term: an instant that is required is missing");
        }
        return utc.toInstant(ZoneOffset.UTC);
    }
}
