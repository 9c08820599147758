package io.panelhouse.panel.followup;

import io.panelhouse.panel.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An end of a paid term and what came of it.
 *
 * @param renewedAt when the further term was bought; null if none was
 * @param mark the newest about this end; null if nobody wrote anything
 * @param operator who wrote it
 */
public record FollowUp(
        AccountId account,
        Instant dueAt,
        FollowUpState state,
        @Nullable Instant renewedAt,
        @Nullable Mark mark,
        @Nullable String operator,
        @Nullable Instant markedAt) {}
