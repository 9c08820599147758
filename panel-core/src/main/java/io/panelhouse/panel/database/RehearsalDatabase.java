package io.panelhouse.panel.database;

import com.zaxxer.hikari.HikariDataSource;
import io.panelhouse.panel.Actor;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * The database for a rehearsal: each transaction is a part of one that is rolled back at the end, and so sees what the
 * ones before it did. One at a time.
 */
final class RehearsalDatabase extends PanelDatabase {

    private final Handle handle;

    RehearsalDatabase(HikariDataSource pool) {
        super(pool);
        this.handle = connect().begin();
    }

    @Override
    public synchronized <T extends @Nullable Object> T transaction(Actor actor, Work<T> work) {
        try {
            Connection connection = handle.getConnection();
            Savepoint before = connection.setSavepoint();
            boolean done = false;
            try {
                T result = within(handle, scope(actor), work);
                done = true;
                return result;
            } finally {
                if (done) {
                    connection.releaseSavepoint(before);
                } else {
                    connection.rollback(before);
                }
            }
        } catch (JdbiException e) {
            throw translated(e);
        } catch (SQLException e) {
            throw translated(new StatementFailedException(e));
        }
    }

    @Override
    public synchronized void close() {
        handle.rollback();
        handle.close();
        super.close();
    }
}
