package io.panelhouse.panel.chain;

import io.panelhouse.panel.PanelSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the two programs of this package have in common: settings, connection and exit codes. */
final class ChainProgram {

    static final int DONE = 0;
    static final int FAILED = 1;
    static final int WRONG_USAGE = 2;

    /** Names the file of published heads. */
    static final String HEADS_VARIABLE = "PANELHOUSE_HEADS";

    private static final int WRONG_CONFIGURATION = 78;

    private ChainProgram() {}

    /**
     * Runs on a connection in one transaction that sees the whole tree, and commits.
     *
     * @param verb of the sentence when it cannot be done
     * @return the exit code
     */
    static int run(Map<String, String> environment, PrintStream err, String verb, Work work) {
        try {
            PanelSettings settings = PanelSettings.fromEnvironment(environment);
            try (Connection connection = DriverManager.getConnection(
                            settings.databaseUrl(), settings.databaseUser(), settings.databasePassword());
                    Statement statement = connection.createStatement()) {
                statement.execute("SET panelhouse.scope = 'house'");
                connection.setAutoCommit(false);
                connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                int exitCode = work.with(connection);
                connection.commit();
                return exitCode;
            }
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return WRONG_CONFIGURATION;
        } catch (SQLException e) {
            err.println("Cannot " + verb + ": " + firstLine(e.getMessage()));
            return FAILED;
        } catch (IOException e) {
            err.println("Cannot " + verb + ": " + e.getMessage());
            return FAILED;
        }
    }

    private static String firstLine(@Nullable String message) {
        return message == null
                ? "the database failed"
                : message.lines().findFirst().orElse("");
    }

    /** What the program does. */
    @FunctionalInterface
    interface Work {
        int with(Connection connection) throws SQLException, IOException;
    }
}
