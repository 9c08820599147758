package io.panelhouse.standalone.stack;

import io.panelhouse.standalone.home.Home;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** At most one supervisor per data folder: the lock ends with the process that holds it. */
public final class SupervisorLock implements AutoCloseable {

    private final FileChannel channel;

    private SupervisorLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes the lock; empty if another process holds it. */
    public static Optional<SupervisorLock> tryTake(Home home) throws IOException {
        FileChannel channel = FileChannel.open(
                home.run().resolve("supervisor.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            return Optional.empty();
        }
        return Optional.of(new SupervisorLock(channel));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
