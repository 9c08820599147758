package io.panelhouse.bench.house;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The built modules beside this one, and a folder for what their processes write. Closing ends the processes, the last
 * started first, and removes the folder.
 */
public final class House implements AutoCloseable {

    private final Path root;
    private final Path folder;
    private final Deque<Part> parts = new ArrayDeque<>();

    private House(Path root, Path folder) {
        this.root = root;
        this.folder = folder;
    }

    /** The tree that this class was built in. */
    public static House open() throws IOException {
        return new House(root(), Files.createTempDirectory("panelhouse-bench"));
    }

    /** The built tree. */
    public Path tree() {
        return root;
    }

    /** A folder of this run, made when it is first asked for. */
    public Path folder(String name) {
        try {
            return Files.createDirectories(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a class of a module in a process of its own. */
    public Part start(String name, Program program, Map<String, String> environment) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@" + root.resolve(".mvn").resolve("jvm-options"));
        command.addAll(program.heap());
        command.addAll(List.of("-XX:+UseSerialGC", "-cp"));
        command.add(classPath(program));
        command.add(program.mainClass());
        command.addAll(program.arguments());
        Path log = folder.resolve(name + ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        Part part = new Part(name, builder.start(), log);
        parts.push(part);
        return part;
    }

    /**
     * What runs.
     *
     * @param module whose jar and libraries are the class path; {@code bench} classes come behind them
     */
    public record Program(String module, String mainClass, int heapMebibytes, List<String> arguments) {
        public Program(String module, String mainClass, int heapMebibytes) {
            this(module, mainClass, heapMebibytes, List.of());
        }

        /** As the standalone form gives it. */
        List<String> heap() {
            String most = "-Xmx%dm".formatted(heapMebibytes);
            return module.equals("streaming-jobs") ? List.of(most, "-Xmn256m") : List.of(most);
        }
    }

    private String classPath(Program program) {
        Path target = root.resolve(program.module()).resolve("target");
        return String.join(
                File.pathSeparator,
                jar(target, program.module()).toString(),
                target.resolve("lib") + File.separator + "*",
                jar(root.resolve("bench").resolve("target"), "bench").toString());
    }

    private static Path jar(Path target, String module) {
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().matches(module + "-[0-9].*\\.jar"))
                    .findFirst()
                    .orElseThrow(() ->
                            new IllegalStateException("Cannot run %s: its jar is missing in %s; run ./panelhouse build"
                                    .formatted(module, target)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A port that nobody listens on now. */
    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws IOException {
        parts.forEach(Part::close);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static Path root() {
        try {
            Path code = Path.of(House.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Path target = code.getParent();
            Path module = target == null ? null : target.getParent();
            Path tree = module == null ? null : module.getParent();
            if (tree == null) {
                throw new IllegalStateException("Cannot find the built tree from " + code);
            }
            return tree;
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
