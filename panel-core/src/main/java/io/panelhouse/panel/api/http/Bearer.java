package io.panelhouse.panel.api.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, by the token in {@code Authorization: Bearer}. What was found is remembered for two seconds, so that a
 * revoked token is dead soon after.
 */
final class Bearer {

    private static final Duration REMEMBERED = Duration.ofSeconds(2);
    private static final int MAX_REMEMBERED = 10_000;
    private static final int MAX_LENGTH = 200;
    private static final String SCHEME = "Bearer ";

    private final Function<String, Optional<Caller>> tokens;
    private final InstantSource time;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    Bearer(Function<String, Optional<Caller>> tokens, InstantSource time) {
        this.tokens = tokens;
        this.time = time;
    }

    /** @throws ProblemException if no token in force was sent */
    Caller caller(@Nullable String header) {
        if (header == null
                || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                || header.length() > MAX_LENGTH) {
            throw unknown("Cannot answer: a token is needed, as the header Authorization: Bearer ph_…");
        }
        String text = header.substring(SCHEME.length()).strip();
        Instant now = time.instant();
        Known found = known.get(text);
        if (found != null && now.isBefore(found.until())) {
            return found.caller();
        }
        return verified(text, now);
    }

    private Caller verified(String text, Instant now) {
        Optional<Caller> caller = tokens.apply(text);
        if (caller.isEmpty()) {
            known.remove(text);
            throw unknown("Cannot answer: the token is unknown, expired or revoked; create another");
        }
        if (known.size() >= MAX_REMEMBERED) {
            known.clear();
        }
        known.put(text, new Known(caller.get(), now.plus(REMEMBERED)));
        return caller.get();
    }

    private static ProblemException unknown(String sentence) {
        return new ProblemException(
                ProblemCode.NO_TOKEN, sentence, Map.of("WWW-Authenticate", "Bearer realm=\"panelhouse\""));
    }

    private record Known(Caller caller, Instant until) {}
}
