package io.panelhouse.ingest;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Recorded data that is not part of the project: in the folder that the property {@code panelhouse.shared} names, else
 * in {@code shared} beside the project. Tests that need it are skipped where it is absent.
 */
public final class RealFiles {

    private RealFiles() {}

    /** The file, or the reason why the test is skipped. */
    public static Path shared(String path) {
        String beside = Objects.requireNonNullElse(System.getProperty("root"), "..") + "/../shared";
        Path file = Path.of(System.getProperty("panelhouse.shared", beside), path);
        assumeTrue(Files.isRegularFile(file), () -> "skipped: recorded data is not here, looked for " + file);
        return file;
    }

    /** A file of the project. */
    public static Path project(String path) {
        return Path.of(Objects.requireNonNullElse(System.getProperty("root"), ".."), path);
    }
}
