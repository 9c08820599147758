package io.panelhouse.dashboard.lake;

import io.panelhouse.lake.LakeTable;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.iceberg.expressions.Expressions;
import org.jspecify.annotations.Nullable;

/**
 * Runs one read-only statement over the whole lake, for an administrator on the command line.
 *
 * <p>The tables are views {@code raw.*, silver.*, gold.*} over the files of one snapshot each; DuckDB can open no other
 * file.
 */
final class LakeSql {

    private final LakeSettings settings;

    LakeSql(LakeSettings settings) {
        this.settings = settings;
    }

    /**
     * Writes the rows.
     *
     * @param snapshotId read this snapshot of the one table named, or null for the latest of each
     * @throws LakeException if the statement is refused or fails
     */
    void run(String text, @Nullable Long snapshotId, ResultFormat format, Appendable out) throws IOException {
        try (Duck duck = Duck.open(settings.state())) {
            ReadOnlySql sql = ReadOnlySql.parse(duck, text);
            duck.lock(createViews(duck, sql, snapshotId), List.of());
            try (Connection connection = duck.connect();
                    Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery(sql.text())) {
                format.write(result, out);
            }
        } catch (SQLException e) {
            throw new LakeException("Cannot run the query: " + Duck.firstLine(e), e);
        }
    }

    /** Returns the files that the views read. */
    private Set<String> createViews(Duck duck, ReadOnlySql sql, @Nullable Long snapshotId) throws SQLException {
        if (snapshotId != null && sql.tables().size() != 1) {
            throw new LakeException(
                    "Cannot read snapshot %d: a query of an older snapshot names one table, this names %d"
                            .formatted(snapshotId, sql.tables().size()));
        }
        for (String schema : List.of("raw", "silver", "gold")) {
            duck.execute("CREATE SCHEMA " + schema);
        }
        Set<String> files = new HashSet<>();
        if (!sql.tables().isEmpty()) {
            try (LakeCatalog catalog = LakeCatalog.open(settings)) {
                for (LakeTable table : sql.tables()) {
                    PlannedTable plan = catalog.plan(table, snapshotId, Expressions.alwaysTrue());
                    createView(duck, table, plan);
                    files.addAll(plan.files());
                }
            }
        }
        if (sql.describes()) {
            List<LakeTable> others = new ArrayList<>(ReadOnlySql.allTables());
            others.removeAll(sql.tables());
            for (LakeTable table : others) {
                createView(duck, table, PlannedTable.empty(table.schema()));
            }
        }
        return files;
    }

    private static void createView(Duck duck, LakeTable table, PlannedTable plan) throws SQLException {
        duck.execute("CREATE VIEW %s AS %s".formatted(table.name(), plan.relation()));
    }
}
