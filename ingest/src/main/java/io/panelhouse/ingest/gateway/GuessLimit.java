package io.panelhouse.ingest.gateway;

import io.panelhouse.panel.session.SignInOutcome;
import io.panelhouse.panel.session.SignInRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Ten wrong secrets an hour for a name from one address; where the address is not told, from one device. The owner at
 * another address is let in meanwhile, and a right secret begins anew. Safe for many threads.
 */
final class GuessLimit {

    static final int MAX_WRONG = 10;
    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int MAX_ORIGINS = 100_000;

    private final InstantSource clock;
    private final Map<Origin, Wrong> wrong = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Origin, Wrong> eldest) {
            return size() > MAX_ORIGINS;
        }
    };

    GuessLimit(InstantSource clock) {
        this.clock = clock;
    }

    /** What is to be done with an attempt before anybody looks at its secret. */
    synchronized Verdict verdict(SignInRequest request) {
        Origin origin = Origin.of(request);
        Wrong count = counted(origin);
        if (count == null || count.times < MAX_WRONG) {
            return Verdict.DECIDE;
        }
        wrong.put(origin, new Wrong(count.times, count.since, true));
        return count.told ? Verdict.REFUSE : Verdict.REFUSE_AND_JOURNAL;
    }

    /** Notes what became of an attempt. */
    synchronized void decided(SignInRequest request, SignInOutcome outcome) {
        Origin origin = Origin.of(request);
        if (outcome == SignInOutcome.ACCEPTED) {
            wrong.remove(origin);
        } else if (outcome == SignInOutcome.WRONG_PASSWORD
                || outcome == SignInOutcome.UNKNOWN_USER
                || outcome == SignInOutcome.DEVICE_MISMATCH) {
            Wrong count = counted(origin);
            wrong.put(
                    origin,
                    count == null
                            ? new Wrong(1, clock.instant(), false)
                            : new Wrong(count.times + 1, count.since, false));
        }
    }

    private @Nullable Wrong counted(Origin origin) {
        Wrong count = wrong.get(origin);
        if (count != null && count.since.plus(WINDOW).isBefore(clock.instant())) {
            wrong.remove(origin);
            return null;
        }
        return count;
    }

    /** One refusal of each hour is journaled; the others would only fill the journal. */
    enum Verdict {
        DECIDE,
        REFUSE_AND_JOURNAL,
        REFUSE
    }

    private record Origin(String name, String from) {
        static Origin of(SignInRequest request) {
            String address = request.address();
            String device = request.deviceId();
            String from = address != null ? address : device != null ? "device " + device : "";
            return new Origin(request.accountName().toLowerCase(Locale.ROOT), from);
        }
    }

    private record Wrong(int times, Instant since, boolean told) {}
}
