package io.panelhouse.panel.security;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** When somebody who is signed in must prove again who they are. */
public final class StepUp {

    /** A proof is good for this long. */
    public static final Duration PROOF_LASTS = Duration.ofMinutes(10);

    private final OperatorSessions sessions;
    private final InstantSource time;

    StepUp(OperatorSessions sessions, InstantSource time) {
        this.sessions = sessions;
        this.time = time;
    }

    /**
     * Whether moving these credits asks for a new proof.
     *
     * @param from the setting {@code stepUpFrom}: the smallest number of credits that does; null if none does
     */
    public boolean required(OperatorSessionId session, BigDecimal credits, @Nullable BigDecimal from) {
        return from != null && credits.compareTo(from) >= 0 && required(session);
    }

    /** Whether something that always asks for a recent proof asks for a new one. */
    public boolean required(OperatorSessionId session) {
        Instant proven = sessions.provenAt(session);
        return !time.instant().isBefore(proven.plus(PROOF_LASTS));
    }
}
