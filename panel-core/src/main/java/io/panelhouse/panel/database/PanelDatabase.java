package io.panelhouse.panel.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.panelhouse.panel.AccessRefusedException;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.PanelSettings;
import io.panelhouse.panel.PanelUnavailableException;
import io.panelhouse.panel.ResellerId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * The panel's database, migrated, behind a pool whose connections work as the role {@code panelhouse_app}.
 *
 * <p>Failures of the database leave here as {@link PanelUnavailableException}; what a statement itself did wrong, such
 * as a broken unique rule, as {@link JdbiException}.
 */
public class PanelDatabase implements AutoCloseable {

    private static final long CONNECTION_TIMEOUT_MILLIS = 10_000;
    private static final long VALIDATION_TIMEOUT_MILLIS = 2_000;

    private final HikariDataSource pool;
    private final Jdbi jdbi;

    PanelDatabase(HikariDataSource pool) {
        this.pool = pool;
        this.jdbi = Jdbi.create(pool);
    }

    /**
     * Migrates the database and opens the pool.
     *
     * @throws PanelUnavailableException if that cannot be done
     */
    public static PanelDatabase open(PanelSettings settings) {
        try {
            return new PanelDatabase(migrated(settings));
        } catch (FlywayException e) {
            throw new PanelUnavailableException("Cannot migrate the panel's database, " + settings + ": " + line(e), e);
        } catch (RuntimeException e) {
            throw new PanelUnavailableException(
                    "Cannot connect to the panel's database, " + settings + ": " + line(e), e);
        }
    }

    /**
     * The same, but nothing that is done in it stays: all is one transaction, which ends with a rollback.
     *
     * @throws PanelUnavailableException if that cannot be done
     */
    public static PanelDatabase rehearsal(PanelSettings settings) {
        try {
            return new RehearsalDatabase(migrated(settings));
        } catch (FlywayException | JdbiException e) {
            throw new PanelUnavailableException(
                    "Cannot rehearse on the panel's database, " + settings + ": " + line(e), e);
        }
    }

    /** A pool of connections to the migrated database. */
    static HikariDataSource migrated(PanelSettings settings) {
        Flyway.configure(PanelDatabase.class.getClassLoader())
                .dataSource(settings.databaseUrl(), settings.databaseUser(), settings.databasePassword())
                .defaultSchema("panel")
                .schemas("panel", "journal")
                .locations("classpath:io/panelhouse/panel/migration")
                .load()
                .migrate();
        return new HikariDataSource(poolConfig(settings));
    }

    private static HikariConfig poolConfig(PanelSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("panel");
        config.setJdbcUrl(settings.databaseUrl());
        config.setUsername(settings.databaseUser());
        config.setPassword(settings.databasePassword());
        config.setMaximumPoolSize(settings.maxConnections());
        config.setMinimumIdle(2);
        config.setConnectionTimeout(CONNECTION_TIMEOUT_MILLIS);
        config.setValidationTimeout(VALIDATION_TIMEOUT_MILLIS);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.setConnectionInitSql("SET ROLE panelhouse_app");
        config.addDataSourceProperty("ApplicationName", "panel-core");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        return config;
    }

    /**
     * Reads on the actor's behalf; each statement sees what was committed before it.
     *
     * @throws AccessRefusedException if the actor's reseller is disabled or does not exist
     */
    public <T extends @Nullable Object> T read(Actor actor, Work<T> work) {
        return transaction(actor, work);
    }

    /**
     * Does all of the work on the actor's behalf or, if it throws, nothing.
     *
     * @throws AccessRefusedException if the actor's reseller is disabled or does not exist
     */
    public <T extends @Nullable Object> T transaction(Actor actor, Work<T> work) {
        ResellerId scope = scope(actor);
        return inTransaction(handle -> {
            return within(handle, scope, work);
        });
    }

    /** Does the work on a handle whose transaction has begun. */
    static <T extends @Nullable Object> T within(Handle handle, @Nullable ResellerId scope, Work<T> work)
            throws SQLException {
        if (!enter(handle, scope)) {
            throw new AccessRefusedException("Cannot work for reseller " + scope + ": it is disabled or gone");
        }
        return work.with(handle);
    }

    /** A connection of the pool. */
    Handle connect() {
        return jdbi.open();
    }

    private <T extends @Nullable Object> T inTransaction(Work<T> work) {
        try (Handle handle = jdbi.open()) {
            return handle.inTransaction(work::with);
        } catch (JdbiException e) {
            throw translated(e);
        } catch (SQLException e) {
            throw translated(new StatementFailedException(e));
        }
    }

    /** Whose subtree the database may show; null for all. */
    @Nullable
    ResellerId scope(Actor actor) {
        return actor.scope();
    }

    /** Tells the database so, for this transaction, together with its begin; whether that reseller may act. */
    private static boolean enter(Handle handle, @Nullable ResellerId scope) throws SQLException {
        try (PreparedStatement statement = handle.getConnection().prepareStatement("SELECT panel.enter(?)")) {
            statement.setString(1, scope == null ? "house" : scope.toString());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** Whether the database answers. */
    public boolean answers() {
        try {
            return read(
                            Actor.house("health"),
                            handle -> handle.createQuery("SELECT 1")
                                    .mapTo(Integer.class)
                                    .one())
                    == 1;
        } catch (PanelUnavailableException | JdbiException e) {
            return false;
        }
    }

    /** The SQL state of a failed statement, if it was one. */
    public static Optional<String> sqlState(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return Optional.of(sql.getSQLState());
            }
        }
        return Optional.empty();
    }

    /** Whether a unique rule was broken. */
    public static boolean uniqueViolation(Throwable failure) {
        return sqlState(failure).filter("23505"::equals).isPresent();
    }

    static RuntimeException translated(JdbiException e) {
        // Class 08 is a lost connection, 57P a server that stops or starts, 53 one that is out of something.
        boolean unavailable = e instanceof ConnectionException
                || sqlState(e)
                        .filter(state -> state.startsWith("08") || state.startsWith("57P") || state.startsWith("53"))
                        .isPresent();
        return unavailable ? new PanelUnavailableException("Cannot use the panel's database: " + line(e), e) : e;
    }

    private static String line(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = root.getMessage();
        return message == null
                ? root.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }

    @Override
    public void close() {
        pool.close();
    }

    /** Something to do with one connection. */
    @FunctionalInterface
    public interface Work<T extends @Nullable Object> {
        T with(Handle handle) throws SQLException;
    }
}
