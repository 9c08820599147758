package io.panelhouse.panel.api.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * How often, and how much at the same time, each caller may ask: a bucket of two seconds' requests that refills
 * steadily. One that asks more is refused and does not slow the others.
 */
final class Pace {

    private static final int BURST_SECONDS = 2;
    private static final int MAX_CALLERS = 10_000;

    private final int perSecond;
    private final int maxUnderWay;
    private final InstantSource time;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    Pace(int perSecond, int maxUnderWay, InstantSource time) {
        this.perSecond = perSecond;
        this.maxUnderWay = maxUnderWay;
        this.time = time;
    }

    /** @throws ProblemException if the caller asks too often, or has too much under way */
    Answer of(String caller, Supplier<Answer> work) {
        Bucket bucket = bucket(caller);
        Map<String, String> headers = bucket.take(time.instant());
        try {
            return work.get().with(headers);
        } finally {
            bucket.leave();
        }
    }

    private Bucket bucket(String caller) {
        if (buckets.size() > MAX_CALLERS) {
            buckets.values().removeIf(bucket -> bucket.idle(time.instant()));
        }
        return buckets.computeIfAbsent(caller, name -> new Bucket(time.instant()));
    }

    private final class Bucket {
        private double left = (double) perSecond * BURST_SECONDS;
        private Instant filledAt;
        private int underWay;

        Bucket(Instant now) {
            this.filledAt = now;
        }

        synchronized Map<String, String> take(Instant now) {
            fill(now);
            if (underWay >= maxUnderWay) {
                throw refused("Cannot answer: the token has %d requests under way; wait for them".formatted(underWay));
            }
            if (left < 1) {
                throw refused("Cannot answer: the token may ask %d times in a second; slow down".formatted(perSecond));
            }
            left--;
            underWay++;
            return headers();
        }

        synchronized void leave() {
            underWay--;
        }

        synchronized boolean idle(Instant now) {
            fill(now);
            return underWay == 0 && left >= perSecond * BURST_SECONDS;
        }

        private void fill(Instant now) {
            double seconds = Duration.between(filledAt, now).toNanos() / 1e9;
            if (seconds > 0) {
                left = Math.min((double) perSecond * BURST_SECONDS, left + seconds * perSecond);
                filledAt = now;
            }
        }

        private ProblemException refused(String sentence) {
            Map<String, String> headers = new java.util.TreeMap<>(headers());
            headers.put("Retry-After", "1");
            return new ProblemException(ProblemCode.TOO_MANY_REQUESTS, sentence, headers);
        }

        private Map<String, String> headers() {
            return Map.of(
                    "RateLimit-Policy", "\"token\";q=%d;w=%d".formatted(perSecond * BURST_SECONDS, BURST_SECONDS),
                    "RateLimit", "\"token\";r=%d;t=1".formatted((long) left));
        }
    }
}
