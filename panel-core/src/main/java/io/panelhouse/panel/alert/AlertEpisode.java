package io.panelhouse.panel.alert;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An episode and what people did about it.
 *
 * @param alert how it stands
 * @param accountName the name of its account; null if it has none or it is out of reach
 * @param closedAt since when it is over; null while it is open
 * @param snoozedUntil until when it is not to be told; null if nobody put it off
 * @param dismissedAt since when nobody is to be told; null if nobody dismissed it
 * @param lookedAtBy who looked at it, the first one first
 */
public record AlertEpisode(
        long id,
        ReportedAlert alert,
        String resellerName,
        @Nullable String accountName,
        @Nullable Instant closedAt,
        @Nullable Instant snoozedUntil,
        @Nullable String snoozedBy,
        @Nullable Instant dismissedAt,
        @Nullable String dismissedBy,
        List<String> lookedAtBy) {

    public AlertEpisode {
        lookedAtBy = List.copyOf(lookedAtBy);
    }

    /** Whether it is to be shown among the open ones. */
    public boolean toldAt(Instant now) {
        return closedAt == null && dismissedAt == null && (snoozedUntil == null || !snoozedUntil.isAfter(now));
    }
}
