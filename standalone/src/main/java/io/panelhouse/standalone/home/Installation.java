package io.panelhouse.standalone.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The built modules: each is its jar and {@code target/lib}.
 *
 * @param root the built tree
 */
public record Installation(Path root) {

    /**
     * The command that runs a class of a module in a Java machine of its own.
     *
     * @throws Refusal if the module is not built
     */
    public List<String> command(String module, String mainClass, List<String> javaOptions, List<String> arguments) {
        Path target = root.resolve(module).resolve("target");
        Path jar = jar(target, module)
                .orElseThrow(() -> new Refusal(
                        "Cannot run %s: its jar is missing in %s; run ./panelhouse build".formatted(module, target)));
        List<String> command = new ArrayList<>();
        command.add(java().toString());
        command.add("@" + root.resolve(".mvn").resolve("jvm-options"));
        command.addAll(javaOptions);
        command.add("-cp");
        command.add(jar + java.io.File.pathSeparator + target.resolve("lib") + java.io.File.separator + "*");
        command.add(mainClass);
        command.addAll(arguments);
        return List.copyOf(command);
    }

    private static Optional<Path> jar(Path target, String module) {
        if (!Files.isDirectory(target.resolve("lib"))) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> isJarOf(module, file.getFileName().toString()))
                    .findFirst();
        } catch (IOException e) {
            throw new Refusal("Cannot read %s: %s".formatted(target, Home.reason(e)), e);
        }
    }

    private static boolean isJarOf(String module, String fileName) {
        return fileName.startsWith(module + "-")
                && fileName.endsWith(".jar")
                && !fileName.endsWith("-tests.jar")
                && !fileName.endsWith("-sources.jar")
                && !fileName.endsWith("-javadoc.jar");
    }

    /** The Java that runs this process runs the others too. */
    public static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }
}
