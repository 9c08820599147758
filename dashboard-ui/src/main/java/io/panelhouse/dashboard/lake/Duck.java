package io.panelhouse.dashboard.lake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.Properties;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;

/** One embedded DuckDB without a file of its own. Safe for use by many threads: each request takes a connection. */
final class Duck implements AutoCloseable {

    private static final String MEMORY_LIMIT = "512MB";
    private static final int THREADS = 2;

    private final DuckDBConnection root;

    private Duck(DuckDBConnection root) {
        this.root = root;
    }

    static Duck open(Path state) {
        try {
            Path overflow = state.resolve("duckdb");
            Files.createDirectories(overflow);
            DuckDBConnection root = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:", new Properties());
            Duck duck = new Duck(root);
            duck.execute("SET memory_limit = '%s'".formatted(MEMORY_LIMIT));
            duck.execute("SET threads = %d".formatted(THREADS));
            duck.execute("SET temp_directory = %s".formatted(Relation.literal(overflow.toString())));
            duck.execute("SET TimeZone = 'UTC'");
            return duck;
        } catch (IOException | SQLException e) {
            throw new LakeException("Cannot open DuckDB: " + firstLine(e), e);
        }
    }

    /** From now on nothing can be read but these files and folders, and no setting can be changed. */
    void lock(Collection<String> files, Collection<String> folders) throws SQLException {
        execute("SET allowed_paths = " + list(files));
        execute("SET allowed_directories = " + list(folders));
        execute("SET enable_external_access = false");
        execute("SET lock_configuration = true");
    }

    /** A connection to the same database, for one request. */
    Connection connect() throws SQLException {
        return root.duplicate();
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = root.createStatement()) {
            statement.execute(sql);
        }
    }

    /** What went wrong, without the engine's excerpt of the statement. */
    static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    @Override
    public void close() {
        try {
            root.close();
        } catch (SQLException e) {
            throw new LakeException("Cannot close DuckDB: " + firstLine(e), e);
        }
    }

    private static String list(Collection<String> paths) {
        return paths.stream().map(Relation::literal).collect(Collectors.joining(", ", "[", "]"));
    }
}
