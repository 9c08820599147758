package io.panelhouse.standalone.supervise;

import java.io.PrintStream;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** The supervisor's own log: one line per event, in UTC. Safe for use from many threads. */
public final class SupervisorLog {

    private final PrintStream out;
    private final InstantSource clock;

    public SupervisorLog(PrintStream out, InstantSource clock) {
        this.out = out;
        this.clock = clock;
    }

    public void write(String part, String event) {
        out.println(clock.instant().truncatedTo(ChronoUnit.MILLIS) + " " + part + " " + event);
    }
}
