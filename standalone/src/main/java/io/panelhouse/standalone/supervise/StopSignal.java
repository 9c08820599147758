package io.panelhouse.standalone.supervise;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The signal that asks a process to end cleanly. */
public enum StopSignal {
    TERM,
    /** PostgreSQL's fast shutdown. */
    INT;

    private static final Duration KILL_COMMAND_LIMIT = Duration.ofSeconds(5);

    void send(ProcessHandle handle) throws IOException, InterruptedException {
        switch (this) {
            case TERM -> handle.destroy();
            case INT -> {
                Process kill = new ProcessBuilder("kill", "-INT", Long.toString(handle.pid()))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
                if (!kill.waitFor(KILL_COMMAND_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                    kill.destroyForcibly();
                }
            }
        }
    }
}
