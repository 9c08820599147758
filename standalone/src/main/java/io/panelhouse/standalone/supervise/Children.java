package io.panelhouse.standalone.supervise;

import io.panelhouse.standalone.home.JsonFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The child processes of a supervisor, recorded in a file, so that those of a supervisor that was killed are found and
 * ended by the next one. Safe for use from many threads.
 */
public final class Children {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    private final Path file;
    private final List<Recorded> running = new ArrayList<>();

    private boolean saved = true;

    public Children(Path file) {
        this.file = file;
    }

    public synchronized void add(String name, Process process, StopSignal signal) {
        ProcessIdentity.of(process.pid()).ifPresent(identity -> {
            running.add(new Recorded(name, identity, signal));
            saved = false;
            save();
        });
    }

    public synchronized void remove(Process process) {
        running.removeIf(child -> child.identity().pid() == process.pid());
        saved = false;
        save();
    }

    /** Writes what could not be written when it changed: a full disk must not end what watches the parts. */
    public synchronized void save() {
        if (saved) {
            return;
        }
        try {
            JsonFile.write(file, new Recording(List.copyOf(running)));
            saved = true;
        } catch (IOException e) {
            saved = false;
        }
    }

    /**
     * Ends what an earlier supervisor left running, the last started first.
     *
     * @return the names of the processes that were ended
     */
    public static List<String> endOrphans(Path file) throws IOException, InterruptedException {
        Recording recording = JsonFile.read(file, Recording.class).orElse(new Recording(List.of()));
        List<String> ended = new ArrayList<>();
        for (Recorded child : recording.children().reversed()) {
            if (child.identity().isAlive()) {
                end(child);
                ended.add(child.name());
            }
        }
        return ended;
    }

    private static void end(Recorded child) throws IOException, InterruptedException {
        ProcessHandle handle = ProcessHandle.of(child.identity().pid()).orElse(null);
        if (handle == null) {
            return;
        }
        child.signal().send(handle);
        if (!awaitEnd(handle, child.identity())) {
            handle.destroyForcibly();
            awaitEnd(handle, child.identity());
        }
    }

    private static boolean awaitEnd(ProcessHandle handle, ProcessIdentity identity) throws InterruptedException {
        CompletableFuture<ProcessHandle> exit = handle.onExit();
        long deadline = System.nanoTime() + STOP_LIMIT.toNanos();
        while (System.nanoTime() < deadline) {
            try {
                exit.get(100, TimeUnit.MILLISECONDS);
                return true;
            } catch (TimeoutException e) {
                if (!identity.isAlive()) {
                    return true;
                }
            } catch (java.util.concurrent.ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
        return !identity.isAlive();
    }

    record Recorded(String name, ProcessIdentity identity, StopSignal signal) {}

    record Recording(List<Recorded> children) {}
}
