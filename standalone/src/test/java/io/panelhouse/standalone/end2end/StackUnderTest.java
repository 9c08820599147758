package io.panelhouse.standalone.end2end;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** A stack in a folder of its own, used through the command line only. */
final class StackUnderTest {

    private static final Path ROOT =
            Path.of(System.getProperty("root", "..")).toAbsolutePath().normalize();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long MAX_COMMAND_MINUTES = 10;

    private final Path data;
    private final Map<String, String> settings;

    StackUnderTest(Path data, Map<String, String> settings) {
        this.data = data;
        this.settings = new TreeMap<>(settings);
        this.settings.put("PANELHOUSE_HOME", data.toString());
        this.settings.put("PANELHOUSE_BUILD", "no");
    }

    /** A file beside the project; it may not be there. */
    static Path besideTheProject(String path) {
        String shared = System.getProperty("panelhouse.shared");
        return (shared == null ? ROOT.resolveSibling("shared") : Path.of(shared)).resolve(path);
    }

    static Path inTheProject(String path) {
        return ROOT.resolve(path);
    }

    /** Runs a command to its end. */
    Said run(String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(ROOT.resolve("panelhouse").toString()));
        command.addAll(List.of(arguments));
        try {
            Path out = Files.createTempFile("said", ".out");
            Path err = Files.createTempFile("said", ".err");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
            builder.environment().putAll(settings);
            Process process = builder.start();
            if (!process.waitFor(MAX_COMMAND_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly().waitFor();
            }
            Said said = new Said(process.exitValue(), Files.readString(out), Files.readString(err));
            Files.delete(out);
            Files.delete(err);
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Runs a command that must end well. */
    Said runWell(String... arguments) {
        Said said = run(arguments);
        assertThat(said.exitCode()).as(said.toString()).isZero();
        return said;
    }

    /** The single value of a query. */
    String value(String sql) {
        List<String> lines =
                runWell("query", sql, "--format", "csv").out().lines().toList();
        assertThat(lines).as(sql).hasSize(2);
        return lines.get(1);
    }

    JsonNode status() {
        return json(run("status", "--json").out());
    }

    /** The port that a part was given at the first start. */
    int port(String part) {
        try {
            return json(Files.readString(data.resolve("state.json")))
                    .path("ports")
                    .path(part)
                    .asInt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process of a part; -1 while none runs. */
    long pid(String part) {
        return part(part).path("pid").asLong(-1);
    }

    JsonNode part(String name) {
        for (JsonNode part : status().path("parts")) {
            if (part.path("name").asText().equals(name)) {
                return part;
            }
        }
        throw new AssertionError("no part " + name);
    }

    List<String> partNames() {
        List<String> names = new ArrayList<>();
        status().path("parts").forEach(part -> names.add(part.path("name").asText()));
        return names;
    }

    /** The rows of a query of the panel's own database, as texts. */
    List<List<String>> database(String sql) {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:%d/panelhouse".formatted(port("postgres")),
                        "panelhouse",
                        secret("database-password"));
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            List<List<String>> rows = new ArrayList<>();
            while (found.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
                    row.add(String.valueOf(found.getString(column)));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The number of a reseller by its name. */
    long reseller(String name) {
        return Long.parseLong(database("SELECT id FROM panel.reseller WHERE name = '%s'".formatted(name))
                .getFirst()
                .getFirst());
    }

    private String secret(String name) {
        try {
            return Files.readString(data.resolve("secrets").resolve(name)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills the process of a part and waits until another one does its work. */
    void killAndAwaitHealing(String part) {
        long killed = pid(part);
        ProcessHandle.of(killed).ifPresent(ProcessHandle::destroyForcibly);
        await().alias(part + " works again")
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> pid(part) != killed && isHealthy());
    }

    boolean isHealthy() {
        return run("status", "--json").exitCode() == 0;
    }

    String log(String part) {
        try {
            return Files.readString(data.resolve("logs").resolve(part + ".log"));
        } catch (IOException e) {
            return "no log: " + e.getMessage();
        }
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(text, e);
        }
    }

    /** What a command said. */
    record Said(int exitCode, String out, String err) {}
}
