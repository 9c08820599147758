package io.panelhouse.ingest.gateway;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.panelhouse.event.ResellerId;
import io.panelhouse.event.SessionHeartbeat;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads {@code [{"reseller":1,"session":"…","at":"2026-11-23T10:00:00Z"}]}; without {@code at} it is now. */
final class HeartbeatsJson {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final Set<String> FIELDS = Set.of("reseller", "session", "at");
    private static final int MAX_HEARTBEATS = 10_000;
    private static final int MAX_SESSION_CHARACTERS = 200;
    private static final Duration OLDEST = Duration.ofDays(1);
    private static final Duration MOST_AHEAD = Duration.ofMinutes(1);

    private HeartbeatsJson() {}

    static List<SessionHeartbeat> read(byte[] body, Instant now) throws InvalidHeartbeatsException {
        JsonNode list = parse(body);
        require(list.isArray(), "Invalid body: must be a list of heartbeats");
        require(
                list.size() <= MAX_HEARTBEATS,
                "Invalid body: must hold at most %d heartbeats, was %d".formatted(MAX_HEARTBEATS, list.size()));
        List<SessionHeartbeat> heartbeats = new ArrayList<>(list.size());
        for (JsonNode one : list) {
            heartbeats.add(heartbeat(one, "Invalid heartbeat " + (heartbeats.size() + 1) + ": ", now));
        }
        return heartbeats;
    }

    private static JsonNode parse(byte[] body) throws InvalidHeartbeatsException {
        try {
            return JSON.readTree(body);
        } catch (IOException | RuntimeException malformed) {
            throw new InvalidHeartbeatsException("Invalid body: must be JSON");
        }
    }

    private static SessionHeartbeat heartbeat(JsonNode one, String invalid, Instant now)
            throws InvalidHeartbeatsException {
        require(one.isObject(), invalid + "must be an object");
        for (var field : one.properties()) {
            require(FIELDS.contains(field.getKey()), invalid + "must hold only reseller, session and at");
        }
        JsonNode reseller = one.path("reseller");
        require(
                reseller.isIntegralNumber() && reseller.canConvertToLong() && reseller.longValue() >= 1,
                invalid + "reseller must be a whole number of at least 1, was " + shown(reseller));
        JsonNode session = one.path("session");
        require(
                session.isTextual()
                        && !session.textValue().isBlank()
                        && session.textValue().length() <= MAX_SESSION_CHARACTERS,
                invalid + "session must be a text of 1 to %d characters".formatted(MAX_SESSION_CHARACTERS));
        return new SessionHeartbeat(
                new ResellerId(reseller.longValue()), session.textValue(), time(one.path("at"), invalid, now));
    }

    private static Instant time(JsonNode at, String invalid, Instant now) throws InvalidHeartbeatsException {
        if (at.isMissingNode() || at.isNull()) {
            return now.truncatedTo(ChronoUnit.MICROS);
        }
        Instant told = parsed(at, invalid);
        require(!told.isBefore(now.minus(OLDEST)), invalid + "at must be at most one day ago, was " + shown(at));
        require(!told.isAfter(now.plus(MOST_AHEAD)), invalid + "at must not lie in the future, was " + shown(at));
        return told.truncatedTo(ChronoUnit.MICROS);
    }

    private static Instant parsed(JsonNode at, String invalid) throws InvalidHeartbeatsException {
        try {
            return Instant.parse(at.asText());
        } catch (DateTimeException malformed) {
            throw new InvalidHeartbeatsException(
                    invalid + "at must be an instant such as 2026-11-23T10:00:00Z, was " + shown(at));
        }
    }

    private static void require(boolean holds, String problem) throws InvalidHeartbeatsException {
        if (!holds) {
            throw new InvalidHeartbeatsException(problem);
        }
    }

    private static String shown(JsonNode value) {
        String text = value.isMissingNode() ? "missing" : value.toString();
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
