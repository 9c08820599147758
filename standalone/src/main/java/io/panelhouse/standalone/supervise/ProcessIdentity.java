package io.panelhouse.standalone.supervise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * A process that is told from a later one with the same number by the time it started.
 *
 * @param pid its number
 * @param started start of the machine and of the process, as an opaque text
 */
public record ProcessIdentity(long pid, String started) {

    private static final int FIELDS_BEFORE_START = 19;

    /** The process that has this number now; empty if none runs. */
    public static Optional<ProcessIdentity> of(long pid) {
        Path stat = Path.of("/proc", Long.toString(pid), "stat");
        if (Files.isDirectory(Path.of("/proc/self"))) {
            return fromLinux(pid, stat);
        }
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .map(handle -> new ProcessIdentity(
                        pid, handle.info().startInstant().map(Instant::toString).orElse("unknown")));
    }

    public static ProcessIdentity ofThisProcess() {
        long pid = ProcessHandle.current().pid();
        return of(pid).orElseThrow(() -> new IllegalStateException("Cannot find process " + pid + ": it is this one"));
    }

    private static Optional<ProcessIdentity> fromLinux(long pid, Path stat) {
        try {
            String text = Files.readString(stat);
            String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
            boolean gone = fields[0].equals("Z") || fields[0].equals("X");
            return gone
                    ? Optional.empty()
                    : Optional.of(new ProcessIdentity(pid, boot() + "/" + fields[FIELDS_BEFORE_START]));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String boot() throws IOException {
        Path boot = Path.of("/proc/sys/kernel/random/boot_id");
        return Files.isReadable(boot) ? Files.readString(boot).strip() : "boot";
    }

    public boolean isAlive() {
        return of(pid).filter(this::equals).isPresent();
    }
}
