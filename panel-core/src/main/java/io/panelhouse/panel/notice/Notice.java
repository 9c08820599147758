package io.panelhouse.panel.notice;

import io.panelhouse.panel.alert.AlertKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that was, or is to be, sent to an operator.
 *
 * @param kind of which alert; null for a digest
 * @param attempts how often it was tried
 * @param nextAt not before then it is tried; of no meaning once it is settled
 * @param settledAt when it was sent or left for good; null until then
 * @param outcome what came of it; null until then
 * @param lastError why the last try failed, in one sentence; null if none did
 */
public record Notice(
        long id,
        @Nullable AlertKind kind,
        Instant createdAt,
        int attempts,
        Instant nextAt,
        @Nullable Instant settledAt,
        @Nullable Outcome outcome,
        @Nullable String lastError) {

    /** What came of it. */
    public enum Outcome {
        /** The mail server took it. */
        SENT,
        /** The alert was over before it could be sent, or nobody wants it any more. */
        OVER,
        /** A day of tries failed. */
        GIVEN_UP
    }
}
