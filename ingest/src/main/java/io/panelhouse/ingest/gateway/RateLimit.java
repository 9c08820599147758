package io.panelhouse.ingest.gateway;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** At most so many per second for each name, with a burst of as many as two seconds allow. Safe for many threads. */
final class RateLimit {

    private static final int MAX_NAMES = 10_000;

    private final double perSecond;
    private final InstantSource clock;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MAX_NAMES;
        }
    };

    RateLimit(double perSecond, InstantSource clock) {
        this.perSecond = perSecond;
        this.clock = clock;
    }

    /** Whether there is one left; it is taken. */
    synchronized boolean take(String name) {
        Instant now = clock.instant();
        Bucket before = buckets.getOrDefault(name, new Bucket(2 * perSecond, now));
        double seconds = Math.max(0, Duration.between(before.at, now).toNanos() / 1e9);
        double left = Math.min(2 * perSecond, before.left + seconds * perSecond);
        boolean taken = left >= 1;
        buckets.put(name, new Bucket(taken ? left - 1 : left, now));
        return taken;
    }

    private record Bucket(double left, Instant at) {}
}
