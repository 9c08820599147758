package io.panelhouse.dashboard.lake;

import io.panelhouse.lake.LakeTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.iceberg.expressions.Expression;
import org.jspecify.annotations.Nullable;

/**
 * The warehouse as screens see it: there is no query without a scope.
 *
 * <p>Plans and rows are kept by table, snapshot and query; a new snapshot is seen after at most {@link #FRESH_FOR}.
 * Connects at the first query, and again at the next one if that failed. Safe for use by many threads.
 */
public final class Warehouse implements AutoCloseable {

    /** For how long the latest snapshot of a table is not looked up again. */
    public static final Duration FRESH_FOR = Duration.ofSeconds(5);

    private static final int MAX_PLANS = 256;
    private static final int MAX_RESULTS = 512;

    private final LakeSettings settings;
    private final InstantSource clock;
    private final ConcurrentMap<String, Latest> latest = new ConcurrentHashMap<>();
    private final RecentlyUsed<PlanKey, PlannedTable> plans = new RecentlyUsed<>(MAX_PLANS);
    private final RecentlyUsed<ResultKey, List<?>> results = new RecentlyUsed<>(MAX_RESULTS);
    private @Nullable LakeCatalog catalog;
    private @Nullable Duck duck;

    /** Connects to nothing yet. */
    public Warehouse(LakeSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Starts a query over the rows of the scope. */
    public ScopedQuery from(LakeTable table, LakeScope scope) {
        return new ScopedQuery(this, table, scope);
    }

    /**
     * The latest snapshot of a table, or empty if it was never written.
     *
     * @throws LakeException if the catalog cannot be reached
     */
    public Optional<LakeSnapshot> latest(LakeTable table) {
        Instant now = clock.instant();
        Latest known = latest.get(table.name());
        if (known != null && now.isBefore(known.readAt().plus(FRESH_FOR))) {
            return known.snapshot();
        }
        Optional<LakeSnapshot> snapshot = catalog().current(table);
        latest.put(table.name(), new Latest(now, snapshot));
        return snapshot;
    }

    PlannedTable plan(LakeTable table, @Nullable Long snapshotId, Expression filter) {
        OptionalLong id = snapshotId == null
                ? latest(table).map(snapshot -> OptionalLong.of(snapshot.id())).orElse(OptionalLong.empty())
                : OptionalLong.of(snapshotId);
        if (id.isEmpty()) {
            return PlannedTable.empty(table.schema());
        }
        PlanKey key = new PlanKey(table.name(), id.getAsLong(), filter.toString());
        Optional<PlannedTable> known = plans.find(key);
        if (known.isPresent()) {
            return known.get();
        }
        PlannedTable plan = catalog().plan(table, id.getAsLong(), filter);
        plans.keep(key, plan);
        return plan;
    }

    <T> LakeResult<T> run(PlannedTable plan, String sql, List<Object> parameters, RowMapper<T> mapper) {
        ResultKey key = new ResultKey(sql, parameters, mapper.getClass());
        Optional<List<?>> known = results.find(key);
        if (known.isPresent()) {
            @SuppressWarnings("unchecked") // the class of the mapper is part of the key
            List<T> rows = (List<T>) known.get();
            return new LakeResult<>(rows, plan.snapshot());
        }
        List<T> rows = List.copyOf(read(sql, parameters, mapper));
        results.keep(key, rows);
        return new LakeResult<>(rows, plan.snapshot());
    }

    private <T> List<T> read(String sql, List<Object> parameters, RowMapper<T> mapper) {
        try (Connection connection = duck().connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.size(); i++) {
                statement.setObject(i + 1, parameters.get(i));
            }
            List<T> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(mapper.map(result));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new LakeException("Cannot query the warehouse: " + Duck.firstLine(e), e);
        }
    }

    private synchronized LakeCatalog catalog() {
        if (catalog == null) {
            catalog = LakeCatalog.open(settings);
        }
        return catalog;
    }

    private synchronized Duck duck() throws SQLException {
        if (duck == null) {
            Duck opened = Duck.open(settings.state());
            opened.lock(List.of(), List.of(LocalFileIO.path(settings.warehouse())));
            duck = opened;
        }
        return duck;
    }

    @Override
    public synchronized void close() {
        if (catalog != null) {
            catalog.close();
            catalog = null;
        }
        if (duck != null) {
            duck.close();
            duck = null;
        }
    }

    private record Latest(Instant readAt, Optional<LakeSnapshot> snapshot) {}

    private record PlanKey(String table, long snapshot, String filter) {}

    /** The text holds the files, and so the snapshot, and the scope. */
    private record ResultKey(String sql, List<Object> parameters, Class<?> mapper) {}
}
