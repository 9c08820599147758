package io.panelhouse.standalone.end2end;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/** A file system in a file, so that it can be full without the machine being so. Needs root. */
final class OwnDisk implements AutoCloseable {

    private static final int SIZE_MEBIBYTES = 4096;
    private static final int CHUNK_BYTES = 1 << 20;

    private final Path image;
    private final Path folder;

    private OwnDisk(Path image, Path folder) {
        this.image = image;
        this.folder = folder;
    }

    /** Mounts a new one on this folder; none where this machine or this user may not. */
    static Optional<OwnDisk> mount(Path folder) {
        if (!System.getProperty("user.name", "").equals("root")
                || !Files.isExecutable(Path.of("/usr/sbin/mkfs.ext4"))) {
            return Optional.empty();
        }
        try {
            Path image = Files.createTempFile("panelhouse-disk", ".img");
            run("truncate", "-s", SIZE_MEBIBYTES + "M", image.toString());
            run("mkfs.ext4", "-q", "-m", "0", image.toString());
            // A container may have no loop devices.
            if (exitCode("mount", "-o", "loop", image.toString(), folder.toString()) != 0) {
                Files.delete(image);
                return Optional.empty();
            }
            return Optional.of(new OwnDisk(image, folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes until nothing more fits. */
    void fill() {
        byte[] chunk = new byte[CHUNK_BYTES];
        int bytes = CHUNK_BYTES;
        try {
            long most = folder.toFile().getUsableSpace() - 16L * CHUNK_BYTES;
            run("fallocate", "--length", Long.toString(most), ballast().toString());
            try (OutputStream ballast = Files.newOutputStream(ballast(), StandardOpenOption.APPEND)) {
                while (bytes > 0) {
                    bytes = write(ballast, chunk, bytes) ? bytes : bytes / 2;
                }
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
        assertThat(folder.toFile().getUsableSpace()).isLessThan(CHUNK_BYTES);
    }

    private static boolean write(OutputStream ballast, byte[] chunk, int bytes) {
        try {
            ballast.write(chunk, 0, bytes);
            return true;
        } catch (IOException full) {
            return false;
        }
    }

    void free() {
        try {
            Files.delete(ballast());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path ballast() {
        return folder.resolve("ballast");
    }

    @Override
    public void close() throws IOException {
        run("umount", "-l", folder.toString());
        Files.delete(image);
    }

    private static void run(String... command) throws IOException {
        assertThat(exitCode(command)).as(String.join(" ", command)).isZero();
    }

    private static int exitCode(String... command) throws IOException {
        return new ProcessBuilder(List.of(command))
                .inheritIO()
                .start()
                .onExit()
                .join()
                .exitValue();
    }
}
