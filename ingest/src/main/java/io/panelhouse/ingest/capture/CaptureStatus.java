package io.panelhouse.ingest.capture;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How capture is doing.
 *
 * @param running whether the slot is being read
 * @param rows journal rows that Kafka has acknowledged since this process started
 * @param starts how often capture was started in this process
 * @param lastBeat when the database committed the newest beat that Kafka has acknowledged, if one has arrived
 * @param lastProgress when Kafka last acknowledged something, if it has
 * @param lag from commit to acknowledgement, of the newest change
 * @param trouble why capture stopped last, until it publishes again
 * @param waiting rows that were refused and not replayed since, also by processes before this one
 */
public record CaptureStatus(
        boolean running,
        long rows,
        int starts,
        @Nullable Instant lastBeat,
        @Nullable Instant lastProgress,
        @Nullable Duration lag,
        @Nullable String trouble,
        Waiting waiting) {

    static final CaptureStatus NOT_STARTED = new CaptureStatus(false, 0, 0, null, null, null, null, Waiting.NONE);

    private static final Duration ALLOWED_SILENCE = Duration.ofSeconds(10);

    /** Whether beats arrive in time, or capture is working through rows that were committed before. */
    public boolean healthy(Instant now) {
        return running && isRecent(lastProgress, now);
    }

    /** Whether it goes on, but what it has published is not all that the journals hold. */
    public boolean degraded() {
        return waiting.rows() > 0;
    }

    /** One sentence for a person. */
    public String sentence(Instant now) {
        return degraded() ? pace(now) + "; " + waiting.sentence() : pace(now);
    }

    private String pace(Instant now) {
        if (!running || lastProgress == null) {
            return trouble == null ? "Capture is starting" : trouble;
        }
        if (!isRecent(lastProgress, now)) {
            return "Capture is silent: nothing has reached Kafka for "
                    + Duration.between(lastProgress, now).toSeconds() + " s";
        }
        if (!isRecent(lastBeat, now)) {
            return "Capture is catching up: %d rows published, the newest %s s late"
                    .formatted(rows, lag == null ? "?" : Long.toString(lag.toSeconds()));
        }
        return "Capture is running";
    }

    private static boolean isRecent(@Nullable Instant moment, Instant now) {
        return moment != null && Duration.between(moment, now).compareTo(ALLOWED_SILENCE) < 0;
    }

    CaptureStatus with(Waiting refused) {
        return new CaptureStatus(running, rows, starts, lastBeat, lastProgress, lag, trouble, refused);
    }

    CaptureStatus started() {
        return new CaptureStatus(true, rows, starts + 1, lastBeat, lastProgress, lag, trouble, waiting);
    }

    CaptureStatus stopped(String why) {
        return new CaptureStatus(false, rows, starts, lastBeat, lastProgress, lag, why, waiting);
    }

    CaptureStatus published(long moreRows, @Nullable Instant beat, @Nullable Instant committedAt, Instant now) {
        return new CaptureStatus(
                running,
                rows + moreRows,
                starts,
                beat == null ? lastBeat : beat,
                now,
                committedAt == null ? lag : Duration.between(committedAt, now),
                null,
                waiting);
    }
}
