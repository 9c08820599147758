package io.panelhouse.standalone.end2end;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A stack in a folder of its own, used through the command line only. */
final class StackUnderTest {

    private static final Path ROOT =
            Path.of(System.getProperty("root", "..")).toAbsolutePath().normalize();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long MAX_COMMAND_MINUTES = 10;

    private final Path data;
    private final Map<String, String> settings;
    private @Nullable OwnDisk disk;
    private @Nullable OwnClock clock;

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

    /** The process of a part by the status file, which costs no process of its own; -1 while none runs. */
    long pidOf(String part) {
        return partOf(part).path("pid").asLong(-1);
    }

    /** Whether all parts are healthy by the status file. */
    boolean allHealthy() {
        JsonNode parts = written().path("parts");
        for (JsonNode part : parts) {
            if (!part.path("healthy").asBoolean()) {
                return false;
            }
        }
        return !parts.isEmpty();
    }

    private JsonNode partOf(String name) {
        for (JsonNode part : written().path("parts")) {
            if (part.path("name").asText().equals(name)) {
                return part;
            }
        }
        throw new AssertionError("no part " + name);
    }

    private JsonNode written() {
        try {
            return json(Files.readString(data.resolve("run").resolve("status.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the process of a part by force. */
    void kill(String part) {
        ProcessHandle.of(pidOf(part)).ifPresent(ProcessHandle::destroyForcibly);
    }

    /** Sends a signal to a process. */
    void signal(String signal, long pid) {
        assertThat(exitCode("kill", "-" + signal, Long.toString(pid))).isZero();
    }

    /** Ends every connection to the database, as a restart of a network does. */
    void cutDatabase() {
        database("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                + " WHERE pid <> pg_backend_pid() AND backend_type IN ('client backend', 'walsender')");
    }

    /** Resets every connection to the broker. */
    void cutKafka() {
        assertThat(exitCode("ss", "-K", "state", "established", "sport = :" + port("kafka")))
                .isZero();
    }

    /** Whether this machine and this user can reset the connections of others. */
    boolean canCutConnections() {
        return System.getProperty("user.name", "").equals("root") && Files.isExecutable(Path.of("/usr/bin/ss"));
    }

    /** Gives the stack a disk of its own where that is possible, before it is started first. */
    void onItsOwnDisk() {
        disk = OwnDisk.mount(data).orElse(null);
    }

    /** Gives the database a clock of its own where that is possible; it is started again for it. */
    void databaseByItsOwnClock() {
        OwnClock.right().ifPresent(own -> {
            clock = own;
            own.giveTo(databaseServer());
            killAndAwaitHealing("postgres");
        });
    }

    private Path databaseServer() {
        try (Stream<Path> files = Files.walk(data.resolve("programs"))) {
            return files.filter(file -> file.endsWith("bin/postgres"))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean hasOwnClock() {
        return clock != null;
    }

    /** Returns when the database knows it. */
    void clockIsWrongBy(Duration span) {
        Objects.requireNonNull(clock).isWrongBy(span);
        String wanted = Long.toString(span.toMinutes());
        await().until(() -> database("SELECT round(extract(epoch FROM clock_timestamp() - to_timestamp(%d)) / 60)"
                        .formatted(Instant.now().getEpochSecond()))
                .getFirst()
                .getFirst()
                .equals(wanted));
    }

    boolean hasOwnDisk() {
        return disk != null;
    }

    void fillDisk() {
        Objects.requireNonNull(disk).fill();
    }

    void freeDisk() {
        Objects.requireNonNull(disk).free();
    }

    /** Copies the logs to where the build leaves its reports. */
    void keepLogs() throws IOException {
        Path kept = Files.createDirectories(Path.of("target", "stack-logs"));
        try (Stream<Path> logs = Files.list(data.resolve("logs"))) {
            for (Path log : logs.toList()) {
                Files.copy(log, kept.resolve(log.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** Removes what was mounted. */
    void removeDisk() throws IOException {
        if (disk != null) {
            disk.close();
        }
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

    /** A secret of the stack by the name of its file. */
    String secret(String name) {
        try {
            return Files.readString(data.resolve("secrets").resolve(name)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int exitCode(String... command) {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .onExit()
                    .join()
                    .exitValue();
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
