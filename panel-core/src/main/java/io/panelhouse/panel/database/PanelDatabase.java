package io.panelhouse.panel.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.PanelSettings;
import io.panelhouse.panel.PanelUnavailableException;
import io.panelhouse.panel.ResellerId;
import java.sql.SQLException;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.jspecify.annotations.Nullable;

/**
 * The panel's database, migrated, behind a pool whose connections work as the role {@code panelhouse_app}.
 *
 * <p>Failures of the database leave here as {@link PanelUnavailableException}; what a statement itself did wrong, such
 * as a broken unique rule, as {@link JdbiException}.
 */
public final class PanelDatabase implements AutoCloseable {

    private static final long CONNECTION_TIMEOUT_MILLIS = 10_000;
    private static final long VALIDATION_TIMEOUT_MILLIS = 2_000;

    private final HikariDataSource pool;
    private final Jdbi jdbi;

    private PanelDatabase(HikariDataSource pool) {
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
            migrate(settings);
            return new PanelDatabase(new HikariDataSource(poolConfig(settings)));
        } catch (FlywayException e) {
            throw new PanelUnavailableException("Cannot migrate the panel's database, " + settings + ": " + line(e), e);
        } catch (RuntimeException e) {
            throw new PanelUnavailableException(
                    "Cannot connect to the panel's database, " + settings + ": " + line(e), e);
        }
    }

    private static void migrate(PanelSettings settings) {
        Flyway.configure(PanelDatabase.class.getClassLoader())
                .dataSource(settings.databaseUrl(), settings.databaseUser(), settings.databasePassword())
                .defaultSchema("panel")
                .schemas("panel", "journal")
                .locations("classpath:io/panelhouse/panel/migration")
                .load()
                .migrate();
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
        config.setConnectionInitSql("SET ROLE panelhouse_app");
        config.addDataSourceProperty("ApplicationName", "panel-core");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        return config;
    }

    /** Reads on the actor's behalf; each statement sees what was committed before it. */
    public <T extends @Nullable Object> T read(Actor actor, Work<T> work) {
        return transaction(actor, work);
    }

    /** Does all of the work on the actor's behalf or, if it throws, nothing. */
    public <T extends @Nullable Object> T transaction(Actor actor, Work<T> work) {
        try (Handle handle = jdbi.open()) {
            return handle.inTransaction(TransactionIsolationLevel.READ_COMMITTED, inTransaction -> {
                scope(inTransaction, actor);
                return work.with(inTransaction);
            });
        } catch (JdbiException e) {
            throw translated(e);
        } catch (SQLException e) {
            throw translated(new StatementFailedException(e));
        }
    }

    /** Tells the database, for this transaction, whose subtree it may show. */
    private static void scope(Handle handle, Actor actor) {
        ResellerId scope = actor.scope();
        handle.createQuery("SELECT set_config('panelhouse.scope', :scope, true)")
                .bind("scope", scope == null ? "house" : scope.toString())
                .mapTo(String.class)
                .one();
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

    private static RuntimeException translated(JdbiException e) {
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
