package io.panelhouse.bench.ledger;

import io.panelhouse.bench.house.DurableServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** PostgreSQL's own TPC-B-like benchmark, with prepared statements. */
final class PgBench {

    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");
    private static final int SCALE = 10;

    private final Path program;
    private final int port;
    private final String database;

    private PgBench(Path program, int port, String database) {
        this.program = program;
        this.port = port;
        this.database = database;
    }

    /** The program on the path or in Debian's folders; empty if it is not installed. */
    static Optional<PgBench> find(int port, String database) throws IOException {
        List<Path> folders = new ArrayList<>(
                Stream.of(System.getenv("PATH").split(":")).map(Path::of).toList());
        Path debian = Path.of("/usr/lib/postgresql");
        if (Files.isDirectory(debian)) {
            try (Stream<Path> versions = Files.list(debian)) {
                versions.map(version -> version.resolve("bin")).forEach(folders::addFirst);
            }
        }
        return folders.stream()
                .map(folder -> folder.resolve("pgbench"))
                .filter(Files::isExecutable)
                .findFirst()
                .map(program -> new PgBench(program, port, database));
    }

    void fill() throws IOException, InterruptedException {
        run(List.of("-i", "-q", "-s", Integer.toString(SCALE)));
    }

    /** Transactions a second. */
    double rate(int clients, int seconds) throws IOException, InterruptedException {
        String output = run(List.of(
                "-M", "prepared", "-n", "-c", Integer.toString(clients), "-j", "2", "-T", Integer.toString(seconds)));
        Matcher matcher = RATE.matcher(output);
        if (!matcher.find()) {
            throw new IOException("Cannot read pgbench's result: " + output);
        }
        return Double.parseDouble(matcher.group(1));
    }

    private String run(List<String> options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(options);
        command.addAll(List.of("-h", "127.0.0.1", "-p", Integer.toString(port), "-U", DurableServer.USER, database));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", DurableServer.USER);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("Cannot run pgbench: " + output);
        }
        return output;
    }
}
