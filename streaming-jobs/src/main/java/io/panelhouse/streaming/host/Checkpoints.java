package io.panelhouse.streaming.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The checkpoints of one job on a local folder: {@code <folder>/<job id>/chk-<number>/_metadata}.
 *
 * <p>A job that goes on from a checkpoint gets a new id and counts on from the checkpoint's number, so the highest
 * number is the newest, whatever the clock says. All are of one version of the job's state, which the file
 * {@code state-version} names; without it that is the first.
 */
final class Checkpoints {

    private static final String PREFIX = "chk-";
    private static final String VERSION = "state-version";
    private static final int FIRST_VERSION = 1;

    private final Path folder;

    Checkpoints(Path folder) {
        this.folder = folder;
    }

    /** Creates the folder and keeps other processes away from it until the lock is released or this one ends. */
    FileLock claim() throws IOException {
        Files.createDirectories(folder);
        FileChannel channel =
                FileChannel.open(folder.resolve("in-use.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw new IllegalStateException(
                    "Cannot use checkpoints in %s: another process uses them; stop it first".formatted(folder));
        }
        return lock;
    }

    String uri() {
        return folder.toUri().toString();
    }

    /** The newest complete checkpoint of any run of the job. */
    Optional<Path> newest() {
        return jobFolders().stream()
                .flatMap(job -> completed(job).stream())
                .max(Comparator.comparingLong(Checkpoints::number));
    }

    /**
     * The version of the job's state that the checkpoints hold.
     *
     * @throws IOException if it cannot be read
     */
    int stateVersion() throws IOException {
        Path file = folder.resolve(VERSION);
        if (!Files.exists(file)) {
            return FIRST_VERSION;
        }
        String text = Files.readString(file).strip();
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw new IOException("the version in %s is not a number".formatted(file));
        }
        return Integer.parseInt(text);
    }

    /**
     * From now on checkpoints of this version come; those of any other are removed.
     *
     * @throws IOException if that cannot be written
     */
    void keep(int version) throws IOException {
        if (stateVersion() == version) {
            return;
        }
        jobFolders().forEach(LocalFolders::delete);
        Path next = Files.writeString(folder.resolve(VERSION + ".next"), Integer.toString(version));
        Files.move(next, folder.resolve(VERSION), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Removes what earlier runs left behind, once this run has a complete checkpoint of its own. */
    boolean forgetEarlierRuns(String jobId) {
        if (completed(folder.resolve(jobId)).isEmpty()) {
            return false;
        }
        for (Path job : jobFolders()) {
            if (!job.getFileName().toString().equals(jobId)) {
                LocalFolders.delete(job);
            }
        }
        return true;
    }

    private List<Path> jobFolders() {
        return list(folder).stream().filter(Files::isDirectory).toList();
    }

    private static List<Path> completed(Path job) {
        return list(job).stream()
                .filter(path -> number(path) >= 0 && Files.exists(path.resolve("_metadata")))
                .toList();
    }

    private static long number(Path checkpoint) {
        String name = checkpoint.getFileName().toString();
        String number = name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : "";
        return number.matches("\\d{1,18}") ? Long.parseLong(number) : -1;
    }

    private static List<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
