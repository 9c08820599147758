package io.panelhouse.ingest.importing;

import java.io.PrintStream;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tells a person every five seconds how far it has come. */
final class Progress implements AutoCloseable {

    private static final long EVERY_SECONDS = 5;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("progress").unstarted(task));
    private final PrintStream err;
    private final Supplier<String> line;
    private @Nullable ScheduledFuture<?> telling;

    Progress(PrintStream err, Supplier<String> line) {
        this.err = err;
        this.line = line;
    }

    void start() {
        telling = timer.scheduleAtFixedRate(
                () -> err.println(line.get()), EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        if (telling != null) {
            telling.cancel(false);
        }
        timer.shutdownNow();
    }
}
