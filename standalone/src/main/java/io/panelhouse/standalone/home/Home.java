package io.panelhouse.standalone.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;

/**
 * The folders of one stack.
 *
 * @param root the built tree: one folder per module
 * @param data everything the stack keeps: databases, logs, ports, secrets
 */
public record Home(Path root, Path data) {

    /** Names the data folder; without it the data lies in {@code .panelhouse} below the built tree. */
    public static final String DATA_VARIABLE = "PANELHOUSE_HOME";

    private static final long MIN_FREE_MEBIBYTES = 1024;

    public static Home of(Path root, Map<String, String> environment) {
        Path absoluteRoot = root.toAbsolutePath().normalize();
        String data = environment.getOrDefault(DATA_VARIABLE, "");
        return new Home(
                absoluteRoot,
                data.isBlank()
                        ? absoluteRoot.resolve(".panelhouse")
                        : Path.of(data).toAbsolutePath().normalize());
    }

    public Path stateFile() {
        return data.resolve("state.json");
    }

    public Path postgres() {
        return data.resolve("postgres");
    }

    public Path kafka() {
        return data.resolve("kafka");
    }

    public Path lake() {
        return data.resolve("lake");
    }

    /** Checkpoints, offsets and temporary files of the engines. */
    public Path engines() {
        return data.resolve("engines");
    }

    /** Unpacked programs; may be deleted while the stack is down. */
    public Path programs() {
        return data.resolve("programs");
    }

    public Path secrets() {
        return data.resolve("secrets");
    }

    /** Heads of the ledger's chains, published outside the database. */
    public Path heads() {
        return data.resolve("heads").resolve("ledger-heads.jsonl");
    }

    public Path logs() {
        return data.resolve("logs");
    }

    public Path log(String part) {
        return logs().resolve(part + ".log");
    }

    /** Locks, recorded processes and the status: what matters only while the stack runs. */
    public Path run() {
        return data.resolve("run");
    }

    /**
     * Makes the folders that are missing.
     *
     * @throws Refusal if the data folder cannot be written, or its disk is almost full
     */
    public void prepare() {
        try {
            for (Path folder : new Path[] {data, lake(), engines(), programs(), logs(), run()}) {
                Files.createDirectories(folder);
            }
            Files.createDirectories(
                    secrets(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Files.delete(Files.createTempFile(data, "probe", null));
        } catch (IOException e) {
            throw new Refusal(
                    "Cannot write the data folder %s: %s; make it writable, or name another one in %s"
                            .formatted(data, reason(e), DATA_VARIABLE),
                    e);
        }
        requireSpace(MIN_FREE_MEBIBYTES);
    }

    void requireSpace(long neededMebibytes) {
        long freeMebibytes = freeMebibytes();
        if (freeMebibytes < neededMebibytes) {
            throw new Refusal(("Cannot start Panelhouse: the disk of %s has %d MiB free and %d MiB are needed; "
                            + "free some space, the data was left alone")
                    .formatted(data, freeMebibytes, neededMebibytes));
        }
    }

    private long freeMebibytes() {
        try {
            return Files.getFileStore(data).getUsableSpace() >> 20;
        } catch (IOException e) {
            throw new Refusal("Cannot read the free space of %s: %s".formatted(data, reason(e)), e);
        }
    }

    /** What an I/O failure says without its class, where the message is only a path. */
    public static String reason(IOException e) {
        String message = String.valueOf(e.getMessage());
        return switch (e) {
            case java.nio.file.AccessDeniedException denied -> "permission denied on " + denied.getFile();
            case java.nio.file.NoSuchFileException missing -> missing.getFile() + " does not exist";
            case java.nio.file.NotDirectoryException file -> file.getFile() + " is not a folder";
            case java.nio.file.FileAlreadyExistsException file -> file.getFile() + " is not a folder";
            default -> message;
        };
    }

    /** Writes a file that only its owner reads. */
    static void writePrivate(Path file, String text) throws IOException {
        Set<java.nio.file.attribute.PosixFilePermission> owner = PosixFilePermissions.fromString("rw-------");
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(owner));
        Files.writeString(draft, text);
        Files.move(draft, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }
}
