package io.panelhouse.panel.ledger;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.database.PanelDatabase;
import io.panelhouse.panel.database.Times;
import io.panelhouse.panel.directory.Subtrees;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** {@link LedgerSearch} over PostgreSQL. */
public final class JdbcLedgerSearch implements LedgerSearch {

    private static final int MAX_PAGE = 1_000;

    private final PanelDatabase database;

    public JdbcLedgerSearch(PanelDatabase database) {
        this.database = database;
    }

    @Override
    public int count(Actor actor, LedgerFilter filter) {
        return database.read(actor, handle -> {
            Subtrees.require(handle, actor, filter.reseller());
            return query(handle, "SELECT count(*) " + LedgerEntryRow.FROM, filter, "")
                    .mapTo(Integer.class)
                    .one();
        });
    }

    @Override
    public List<LedgerEntry> page(Actor actor, LedgerFilter filter, int offset, int limit) {
        if (limit < 1 || limit > MAX_PAGE) {
            throw new IllegalArgumentException("Invalid page size: must be 1 to 1000, was " + limit);
        }
        return database.read(actor, handle -> {
            Subtrees.require(handle, actor, filter.reseller());
            return query(
                            handle,
                            LedgerEntryRow.SELECT + LedgerEntryRow.FROM,
                            filter,
                            " ORDER BY e.entry_sequence DESC OFFSET :offset LIMIT :limit")
                    .bind("offset", offset)
                    .bind("limit", limit)
                    .map((row, context) -> LedgerEntryRow.read(row))
                    .list();
        });
    }

    @Override
    public void forEach(Actor actor, LedgerFilter filter, Consumer<LedgerEntry> consumer) {
        long before = Long.MAX_VALUE;
        List<LedgerEntry> page;
        do {
            page = before(actor, filter, before);
            page.forEach(consumer);
            before = page.isEmpty() ? 0 : page.getLast().entrySequence();
        } while (page.size() == MAX_PAGE);
    }

    private List<LedgerEntry> before(Actor actor, LedgerFilter filter, long sequence) {
        return database.read(actor, handle -> {
            Subtrees.require(handle, actor, filter.reseller());
            return query(
                            handle,
                            LedgerEntryRow.SELECT + LedgerEntryRow.FROM,
                            filter,
                            " AND e.entry_sequence < :before ORDER BY e.entry_sequence DESC LIMIT :limit")
                    .bind("before", sequence)
                    .bind("limit", MAX_PAGE)
                    .map((row, context) -> LedgerEntryRow.read(row))
                    .list();
        });
    }

    /** Only the conditions that are asked for, so that each has its plan. */
    private static Query query(Handle handle, String select, LedgerFilter filter, String rest) {
        StringBuilder sql =
                new StringBuilder(select).append(" WHERE e.reseller_id = :reseller AND e.ledger_account = 'WALLET'");
        append(sql, filter.kind(), " AND e.kind = :kind");
        append(sql, filter.packageCode(), " AND e.package_code = :package");
        append(sql, filter.account(), " AND starts_with(a.search_name, :account)");
        append(sql, filter.operator(), " AND lower(o.operator) = :operator");
        append(sql, filter.from(), " AND e.occurred_at >= :from");
        append(sql, filter.until(), " AND e.occurred_at < :until");
        Query query = handle.createQuery(sql + rest)
                .bind("reseller", filter.reseller().value());
        if (filter.kind() != null) {
            query.bind("kind", filter.kind().name());
        }
        if (filter.packageCode() != null) {
            query.bind("package", filter.packageCode());
        }
        if (filter.account() != null) {
            query.bind("account", filter.account().toLowerCase(Locale.ROOT));
        }
        if (filter.operator() != null) {
            query.bind("operator", filter.operator().toLowerCase(Locale.ROOT));
        }
        bind(query, "from", filter.from());
        bind(query, "until", filter.until());
        return query;
    }

    private static void append(StringBuilder sql, @Nullable Object value, String condition) {
        if (value != null) {
            sql.append(condition);
        }
    }

    private static void bind(Query query, String name, @Nullable Instant instant) {
        if (instant != null) {
            query.bind(name, Times.sql(instant));
        }
    }
}
