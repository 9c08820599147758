package io.panelhouse.standalone.postgres;

import io.panelhouse.standalone.home.Home;
import io.panelhouse.standalone.home.Refusal;
import io.panelhouse.standalone.home.Secrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A PostgreSQL of this stack's own. Every commit is flushed to disk before it is acknowledged; it listens on loopback
 * only and wants a password.
 */
public final class EmbeddedPostgres {

    /** The superuser that owns the databases. */
    public static final String USER = "panelhouse";

    private static final String MAJOR_VERSION = "18";
    private static final int MAX_INIT_SECONDS = 120;

    /** Failures at the start that end by themselves, or that do not lie in the data. */
    private static final List<String> PASSING = List.of(
            "shared memory",
            "lock file",
            "Address already in use",
            "could not bind",
            "could not create any TCP/IP sockets",
            "starting up",
            "shutting down",
            "No space left",
            "disk is full",
            "Cannot allocate memory");

    /** Settings that differ from PostgreSQL's own. */
    private static final Map<String, String> SETTINGS = new TreeMap<>(Map.ofEntries(
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("fsync", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("wal_level", "logical"),
            Map.entry("max_slot_wal_keep_size", "4GB"),
            Map.entry("max_replication_slots", "8"),
            Map.entry("max_wal_senders", "8"),
            Map.entry("max_connections", "120"),
            Map.entry("shared_buffers", "192MB"),
            Map.entry("jit", "off"),
            Map.entry("timezone", "UTC"),
            Map.entry("log_timezone", "UTC"),
            Map.entry("log_line_prefix", "%m [%p] "),
            Map.entry("logging_collector", "off")));

    private final Home home;
    private final int port;
    private final boolean root;

    public EmbeddedPostgres(Home home, int port) {
        this.home = home;
        this.port = port;
        this.root = "root".equals(System.getProperty("user.name"));
    }

    /**
     * Prepares the server's process, and the data folder the first time.
     *
     * @throws Refusal if the folder holds something that is not data of this version
     */
    public ProcessBuilder prepare() throws IOException, InterruptedException {
        Path programs = programs();
        if (!Files.exists(home.postgres())) {
            initialize(programs);
        }
        refuseStrangeData();
        removeStalePidFile();
        List<String> command = new ArrayList<>(asOrdinaryUser());
        command.add(programs.resolve("bin").resolve("postgres").toString());
        command.addAll(List.of("-D", home.postgres().toString(), "-p", Integer.toString(port)));
        SETTINGS.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return new ProcessBuilder(command).directory(home.data().toFile());
    }

    private Path programs() {
        try {
            return PostgresPrograms.unpack(home.programs());
        } catch (IOException e) {
            throw PostgresPrograms.notUnpacked(home.programs(), e);
        }
    }

    /** PostgreSQL refuses to run as root; a user name space of its own makes it an ordinary user. */
    private List<String> asOrdinaryUser() throws InterruptedException {
        if (!root) {
            return List.of();
        }
        try {
            if (run(List.of("unshare", "-U", "true")).exitCode() == 0) {
                return List.of("unshare", "-U");
            }
        } catch (IOException e) {
            throw new Refusal(
                    "Cannot start PostgreSQL as root: the command unshare (package util-linux) is missing; "
                            + "install it or run ./panelhouse as an ordinary user",
                    e);
        }
        throw new Refusal("Cannot start PostgreSQL as root: this system forbids user name spaces (unshare -U fails); "
                + "run ./panelhouse as an ordinary user");
    }

    /** Makes the data folder beside its place and moves it there when it is complete. */
    private void initialize(Path programs) throws IOException, InterruptedException {
        String password = new Secrets(home).databasePassword();
        Path draft = Files.createTempDirectory(home.data(), "postgres-new");
        Path data = draft.resolve("data");
        Path passwordFile = Files.writeString(draft.resolve("password"), password);
        List<String> command = new ArrayList<>(asOrdinaryUser());
        command.add(programs.resolve("bin").resolve("initdb").toString());
        command.addAll(List.of("-D", data.toString(), "-U", USER, "-A", "scram-sha-256"));
        command.addAll(List.of("--pwfile=" + passwordFile, "--encoding=UTF8", "--locale=C"));
        command.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-instructions"));
        Output output = run(command);
        if (output.exitCode() != 0) {
            throw new Refusal("Cannot create the database folder %s: initdb ended with %d: %s"
                    .formatted(home.postgres(), output.exitCode(), output.lastLine()));
        }
        Files.delete(passwordFile);
        Files.move(data, home.postgres(), StandardCopyOption.ATOMIC_MOVE);
        Files.delete(draft);
    }

    /** Whether the server can be tried again after this failure at its start; if not, the sentence for a person. */
    public Optional<String> hopeless(String reason) {
        boolean damaged = (reason.contains("PANIC") || reason.contains("FATAL"))
                && PASSING.stream().noneMatch(reason::contains);
        return damaged ? Optional.of(corrupt(fromSeverity(reason)).sentence()) : Optional.empty();
    }

    /** The server's own words, without exit code and time. */
    private static String fromSeverity(String reason) {
        return reason.substring(Math.max(reason.indexOf("FATAL"), reason.indexOf("PANIC")));
    }

    private void refuseStrangeData() throws IOException {
        Path version = home.postgres().resolve("PG_VERSION");
        if (!Files.exists(version) || !Files.exists(home.postgres().resolve("global/pg_control"))) {
            throw corrupt("it holds no complete PostgreSQL database");
        }
        String found = Files.readString(version).strip();
        if (!found.equals(MAJOR_VERSION)) {
            throw corrupt("it was written by PostgreSQL %s and this is %s".formatted(found, MAJOR_VERSION));
        }
    }

    private Refusal corrupt(String why) {
        return new Refusal(("Cannot start PostgreSQL on %s: %s; nothing was changed there, "
                        + "restore a copy or move the folder away to start empty")
                .formatted(home.postgres(), why));
    }

    /** A killed server leaves its pid file; another program may have its number by now. */
    private void removeStalePidFile() throws IOException {
        Path file = home.postgres().resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return;
        }
        List<String> lines = Files.readAllLines(file);
        boolean runs = !lines.isEmpty()
                && lines.getFirst().strip().matches("\\d+")
                && isPostgres(Long.parseLong(lines.getFirst().strip()));
        if (!runs) {
            Files.deleteIfExists(file);
        }
    }

    private static boolean isPostgres(long pid) throws IOException {
        Path name = Path.of("/proc", Long.toString(pid), "comm");
        if (!Files.isDirectory(Path.of("/proc/self"))) {
            return ProcessHandle.of(pid).isPresent();
        }
        return Files.exists(name) && Files.readString(name).startsWith("postgres");
    }

    private static Output run(List<String> command) throws IOException, InterruptedException {
        Path out = Files.createTempFile("panelhouse", ".out");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
            if (!process.waitFor(MAX_INIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            try (Stream<String> lines = Files.lines(out, StandardCharsets.UTF_8)) {
                return new Output(
                        process.exitValue(),
                        lines.filter(line -> !line.isBlank())
                                .reduce((first, second) -> second)
                                .orElse("no output"));
            }
        } finally {
            Files.deleteIfExists(out);
        }
    }

    private record Output(int exitCode, String lastLine) {}
}
