package io.panelhouse.standalone.postgres;

import io.panelhouse.standalone.home.Home;
import io.panelhouse.standalone.home.Refusal;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL programs of this machine's kind, unpacked once from the class path. */
final class PostgresPrograms {

    private static final String VERSION = "18.6";
    private static final int OWNER_EXECUTES = 0100;

    private PostgresPrograms() {}

    /**
     * Unpacks the programs below the given folder unless they are there.
     *
     * @return the folder that holds {@code bin}
     * @throws Refusal if there are none for this machine
     */
    static Path unpack(Path programs) throws IOException {
        Path folder = programs.resolve("postgresql-" + VERSION);
        if (Files.isDirectory(folder)) {
            return folder;
        }
        Path draft = Files.createTempDirectory(programs, "postgresql");
        try (InputStream packed = PostgresPrograms.class.getResourceAsStream("/" + archive())) {
            if (packed == null) {
                throw new Refusal(
                        "Cannot start PostgreSQL: there are no programs for %s %s; Linux on amd64 or arm64 is needed"
                                .formatted(System.getProperty("os.name"), System.getProperty("os.arch")));
            }
            unpack(packed, draft);
            Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            delete(draft);
            throw e;
        }
        return folder;
    }

    private static String archive() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch");
        boolean arm = processor.equals("aarch64") || processor.equals("arm64");
        return "postgres-%s-%s.txz".formatted(os, arm ? "arm_64" : "x86_64");
    }

    private static void unpack(InputStream packed, Path folder) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException("Invalid archive entry: must stay below the folder, was " + entry.getName());
                }
                unpack(tar, entry, target);
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Path parent = target.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target);
        if ((entry.getMode() & OWNER_EXECUTES) != 0) {
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** What a failure of the programs to be unpacked says. */
    static Refusal notUnpacked(Path programs, IOException cause) {
        return new Refusal("Cannot unpack PostgreSQL in %s: %s".formatted(programs, Home.reason(cause)), cause);
    }
}
