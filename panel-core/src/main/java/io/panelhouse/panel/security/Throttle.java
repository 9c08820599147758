package io.panelhouse.panel.security;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.database.PanelDatabase;
import io.panelhouse.panel.database.Times;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Counts tries before they are looked at. A count begins anew an hour after the last try that was let through, so that
 * no hour, whenever it begins, holds more than are allowed. What is refused is not counted and writes nothing.
 *
 * <p>A subject is counted in one of 262,144 buckets that only the panel's key tells: what is counted stays small
 * whatever is tried, nobody can fill the bucket of another name on purpose, and a name that nobody has is counted like
 * one that somebody has.
 */
final class Throttle {

    static final Duration WINDOW = Duration.ofHours(1);
    private static final int BUCKET_BITS = 18;
    private static final Actor HOUSE = Actor.house("sign-in");

    private final PanelDatabase database;
    private final InstantSource time;
    private final PanelKey key;

    Throttle(PanelDatabase database, InstantSource time, PanelKey key) {
        this.database = database;
        this.time = time;
        this.key = key;
    }

    /** Takes one try; empty if there was one left, else when there is one again. */
    Optional<Instant> take(Kind kind, String subject) {
        int bucket = bucket(kind, subject);
        Instant now = Times.exact(time.instant());
        return database.transaction(HOUSE, handle -> {
            int counted = handle.createUpdate("""
                            INSERT INTO panel.guess AS g (kind, bucket, window_ends_at, guesses)
                            VALUES (:kind, :bucket, :ends, 1)
                            ON CONFLICT (kind, bucket) DO UPDATE
                               SET guesses = CASE WHEN g.window_ends_at <= :now THEN 1 ELSE g.guesses + 1 END,
                                   window_ends_at = greatest(g.window_ends_at, excluded.window_ends_at)
                             WHERE g.window_ends_at <= :now OR g.guesses < :max""")
                    .bind("kind", kind.name())
                    .bind("bucket", bucket)
                    .bind("now", Times.sql(now))
                    .bind("ends", Times.sql(now.plus(WINDOW)))
                    .bind("max", kind.max)
                    .execute();
            return counted == 1 ? Optional.<Instant>empty() : Optional.of(endOf(handle, kind, bucket, now));
        });
    }

    /** Gives a try back that was no guess. */
    void giveBack(Kind kind, String subject) {
        database.transaction(
                HOUSE,
                handle -> handle.createUpdate("UPDATE panel.guess SET guesses = greatest(guesses - 1, 0)"
                                + " WHERE kind = :kind AND bucket = :bucket")
                        .bind("kind", kind.name())
                        .bind("bucket", bucket(kind, subject))
                        .execute());
    }

    /** Forgets the counts that no longer matter. */
    void sweep() {
        database.transaction(
                HOUSE,
                handle -> handle.createUpdate("DELETE FROM panel.guess WHERE window_ends_at <= :now")
                        .bind("now", Times.sql(Times.exact(time.instant())))
                        .execute());
    }

    private static Instant endOf(Handle handle, Kind kind, int bucket, Instant now) {
        return handle.createQuery("SELECT window_ends_at FROM panel.guess WHERE kind = :kind AND bucket = :bucket")
                .bind("kind", kind.name())
                .bind("bucket", bucket)
                .map((row, context) -> Times.required(row, "window_ends_at"))
                .findOne()
                .orElse(now);
    }

    private int bucket(Kind kind, String subject) {
        byte[] mac = key.mac("throttle", kind + " " + subject.toLowerCase(Locale.ROOT));
        return ByteBuffer.wrap(mac).getInt() >>> (Integer.SIZE - BUCKET_BITS);
    }

    /** What tries are counted by. */
    enum Kind {
        /** The name that was typed, in browsers not used before. */
        NAME(10),
        /** The network address, in browsers not used before: an office may share one. */
        ADDRESS(100),
        /** A browser in which this person has signed in before. */
        BROWSER(10),
        /** Codes for one operator, after the right password. */
        CODE(10);

        private final int max;

        Kind(int max) {
            this.max = max;
        }
    }
}
