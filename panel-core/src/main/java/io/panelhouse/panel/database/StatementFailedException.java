package io.panelhouse.panel.database;

import java.sql.SQLException;
import org.jdbi.v3.core.JdbiException;

/** A statement that was sent past Jdbi failed. */
final class StatementFailedException extends JdbiException {
    private static final long serialVersionUID = 1L;

    StatementFailedException(SQLException cause) {
        super("Cannot execute a statement: " + cause.getMessage(), cause);
    }
}
