package io.panelhouse.dashboard.lake;

import io.panelhouse.lake.LakeTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.jspecify.annotations.Nullable;

/**
 * A query over the rows of one table that belong to one scope: {@code SELECT columns FROM table WHERE scope AND days
 * GROUP BY ...}. Texts are written in the code, never taken from a person; values go in as parameters.
 */
public final class ScopedQuery {

    private final Warehouse warehouse;
    private final LakeTable table;
    private final LakeScope scope;
    private final List<String> conditions = new ArrayList<>();
    private final List<Object> parameters = new ArrayList<>();
    private Expression filter = Expressions.alwaysTrue();
    private @Nullable Long snapshotId;
    private String rest = "";

    ScopedQuery(Warehouse warehouse, LakeTable table, LakeScope scope) {
        if (table.schema().findField("reseller_id") == null) {
            throw new IllegalArgumentException(
                    "Invalid query: a table that screens read has a reseller_id, was " + table.name());
        }
        this.warehouse = warehouse;
        this.table = table;
        this.scope = scope;
    }

    /** Reads this snapshot instead of the latest. */
    public ScopedQuery at(long snapshot) {
        snapshotId = snapshot;
        return this;
    }

    /** Only rows with {@code from <= column < to}; files without such days are not opened. */
    public ScopedQuery days(String column, LocalDate from, LocalDate to) {
        filter = Expressions.and(
                filter,
                Expressions.and(
                        Expressions.greaterThanOrEqual(column, from.toString()),
                        Expressions.lessThan(column, to.toString())));
        return where("%1$s >= ? AND %1$s < ?".formatted(column), from, to);
    }

    /** Only rows that meet the condition too. */
    public ScopedQuery where(String condition, Object... values) {
        conditions.add("(" + condition + ")");
        parameters.addAll(List.of(values));
        return this;
    }

    /** What stands after WHERE: GROUP BY, ORDER BY, LIMIT. */
    public ScopedQuery then(String clauses) {
        rest = clauses;
        return this;
    }

    /**
     * Runs the query.
     *
     * @throws LakeException if the warehouse cannot answer
     */
    public <T> LakeResult<T> select(String columns, RowMapper<T> mapper) {
        PlannedTable plan = warehouse.plan(table, snapshotId, filter);
        return warehouse.run(plan, sql(columns, plan.relation()), List.copyOf(parameters), mapper);
    }

    private String sql(String columns, String relation) {
        String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
        return "SELECT %s FROM (SELECT * FROM (%s) WHERE %s)%s %s"
                .formatted(columns, relation, scope.condition(), where, rest);
    }
}
