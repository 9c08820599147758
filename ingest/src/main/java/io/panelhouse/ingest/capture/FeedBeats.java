package io.panelhouse.ingest.capture;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Touches the feed's row each second, so that a beat goes the way of every event, and the slot moves on where nothing
 * else is written. A beat that fails is left out: that it is missing tells enough.
 */
final class FeedBeats implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FeedBeats.class);
    private static final String TOUCH = """
            INSERT INTO panel.feed_beat (id, beat_at) VALUES (1, clock_timestamp())
            ON CONFLICT (id) DO UPDATE SET beat_at = excluded.beat_at""";

    private final CaptureSettings settings;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("feed-beats").daemon().factory());
    private @Nullable Connection connection;

    private FeedBeats(CaptureSettings settings) {
        this.settings = settings;
    }

    static FeedBeats start(CaptureSettings settings) {
        FeedBeats beats = new FeedBeats(settings);
        var unused = beats.timer.scheduleWithFixedDelay(beats::touch, 0, 1, TimeUnit.SECONDS);
        return beats;
    }

    private void touch() {
        try {
            Connection open = connection == null ? settings.connect() : connection;
            connection = open;
            try (Statement statement = open.createStatement()) {
                statement.execute(TOUCH);
            }
        } catch (SQLException failed) {
            LOG.debug("Cannot touch the feed's beat", failed);
            disconnect();
        }
    }

    private void disconnect() {
        Connection broken = connection;
        connection = null;
        if (broken == null) {
            return;
        }
        try {
            broken.close();
        } catch (SQLException failed) {
            LOG.debug("Cannot close the connection of the feed's beat", failed);
        }
    }

    /** Does not wait for a beat that the database does not answer. */
    @Override
    public void close() {
        timer.execute(this::disconnect);
        timer.shutdown();
    }
}
