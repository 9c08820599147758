package io.panelhouse.standalone.stack;

import io.panelhouse.standalone.home.Refusal;
import io.panelhouse.standalone.supervise.SupervisorLog;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/**
 * When the heads of the ledger's chains are published to the file outside the database: at once when the stack is
 * ready, and then at a steady interval, counted from the end of the publication before, whatever came of it.
 */
final class HeadSchedule implements Schedule.Work {

    private final Duration interval;
    private final Publication publication;
    private final SupervisorLog log;
    private final InstantSource clock;
    private Instant dueAt = Instant.MIN;

    HeadSchedule(Duration interval, Publication publication, SupervisorLog log, InstantSource clock) {
        this.interval = interval;
        this.publication = publication;
        this.log = log;
        this.clock = clock;
    }

    /**
     * The interval between two publications, from {@code PANELHOUSE_HEADS_MINUTES}; zero publishes none.
     *
     * @throws Refusal if it is not a number from 0 to 10080
     */
    static Duration interval(Map<String, String> environment) {
        return Schedule.interval(environment, "PANELHOUSE_HEADS_MINUTES", "15");
    }

    @Override
    public boolean isDue(Instant now) {
        return !interval.isZero() && !dueAt.isAfter(now);
    }

    @Override
    public void run() throws InterruptedException {
        try {
            int exitCode = publication.publish();
            if (exitCode != 0) {
                log.write("heads", "publication ended with exit code " + exitCode + "; see logs/heads.log");
            }
        } catch (IOException | Refusal e) {
            log.write("heads", "cannot publish: " + e.getMessage());
        }
        dueAt = clock.instant().plus(interval);
    }

    /** Publishes the heads once and waits for the end of that. */
    @FunctionalInterface
    interface Publication {
        /** Publishes; the exit code. */
        int publish() throws IOException, InterruptedException;
    }
}
