package io.panelhouse.dashboard.lake;

import io.panelhouse.lake.LakeTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.iceberg.expressions.Expressions;

/** Every row of a table, for the checks that an administrator runs on the command line. No screen may use it. */
public final class LakeAudit implements AutoCloseable {

    private final LakeCatalog catalog;
    private final Duck duck;

    private LakeAudit(LakeCatalog catalog, Duck duck) {
        this.catalog = catalog;
        this.duck = duck;
    }

    /**
     * Connects.
     *
     * @throws LakeException if the catalog or DuckDB cannot be opened
     */
    public static LakeAudit open(LakeSettings settings) {
        return new LakeAudit(LakeCatalog.open(settings), Duck.open(settings.state()));
    }

    /** The latest snapshot, or empty if the table was never written. */
    public Optional<LakeSnapshot> latest(LakeTable table) {
        return catalog.current(table);
    }

    /** The newest snapshot whose summary has the property, or empty if none has. */
    public Optional<LakeSnapshot> newestWith(LakeTable table, String property) {
        return catalog.newestWith(table, property);
    }

    /**
     * Reads a whole snapshot.
     *
     * @param snapshot empty for the latest
     * @param columns what to select; the text is written in the code
     * @param clauses what follows the table: WHERE, GROUP BY, ORDER BY
     */
    public <T> LakeResult<T> select(
            LakeTable table, OptionalLong snapshot, String columns, String clauses, RowMapper<T> mapper) {
        PlannedTable plan =
                catalog.plan(table, snapshot.isPresent() ? snapshot.getAsLong() : null, Expressions.alwaysTrue());
        String sql = "SELECT %s FROM (%s) %s".formatted(columns, plan.relation(), clauses);
        try (Connection connection = duck.connect();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet result = statement.executeQuery()) {
            List<T> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(mapper.map(result));
            }
            return new LakeResult<>(rows, plan.snapshot());
        } catch (SQLException e) {
            throw new LakeException("Cannot read %s: %s".formatted(table.name(), Duck.firstLine(e)), e);
        }
    }

    @Override
    public void close() {
        duck.close();
        catalog.close();
    }
}
