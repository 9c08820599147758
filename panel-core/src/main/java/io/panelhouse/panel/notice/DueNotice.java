package io.panelhouse.panel.notice;

import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.alert.AlertEpisode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A notice that the caller has claimed for a minute.
 *
 * @param createdAt when it was put into the outbox
 * @param episode what it tells; null for a digest
 * @param digestDay of which day it is; null for an alert
 * @param reader to whom
 */
public record DueNotice(
        long id,
        int attempts,
        Instant createdAt,
        @Nullable AlertEpisode episode,
        @Nullable LocalDate digestDay,
        Reader reader) {

    /**
     * Who is told.
     *
     * @param operator by name
     * @param reseller whose operator that is
     * @param address confirmed; null if it was taken back meanwhile
     * @param language a code such as {@code de}; null for none chosen
     * @param zone the operator's, else the reseller's
     * @param choice what is wanted
     */
    public record Reader(
            long operatorId,
            String operator,
            ResellerId reseller,
            String resellerName,
            @Nullable String address,
            @Nullable String language,
            ZoneId zone,
            NoticePreference.Choice choice) {}
}
