package io.panelhouse.simulator.fill;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.Panel;
import io.panelhouse.panel.TestDatabase;
import io.panelhouse.panel.directory.NewReseller;
import io.panelhouse.simulator.business.BusinessParameters;
import io.panelhouse.simulator.business.BusinessSize;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Consumer;

/** A panel on a fresh database with its provider, and what the tests ask it. */
public final class FilledPanel implements AutoCloseable {
    public static final Instant NOW = Instant.parse("2026-11-23T09:14:22Z");
    public static final long SEED = 42;

    private final TestDatabase database = TestDatabase.create();
    private final SettableTime time = new SettableTime(NOW);
    private final Panel panel = Panel.open(database.settings(), time);

    public FilledPanel() {
        panel.resellers()
                .create(Actor.house("setup"), NewReseller.provider("provider", ZoneOffset.UTC))
                .orThrow();
    }

    public Panel panel() {
        return panel;
    }

    public TestDatabase database() {
        return database;
    }

    public SettableTime time() {
        return time;
    }

    public FillReport fill() {
        return fill(BusinessSize.SMALL, line -> {});
    }

    FillReport fill(BusinessSize size, Consumer<String> progress) {
        return new DemoFill(panel, time, progress)
                .fill(new FillRequest(BusinessParameters.standard(), size, SEED, "a demo password"));
    }

    /** The single number that a query gives. */
    public long number(String sql) {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot ask the database: " + sql + ": " + e.getMessage(), e);
        }
    }

    public void execute(String sql) {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot tell the database: " + sql + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        panel.close();
    }
}
