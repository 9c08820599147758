package io.panelhouse.event;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A period {@code [startsAt, endsAt)} was sold, or granted as a trial.
 *
 * @param resellerId owner of the account when it was sold
 * @param packageCode code in the catalogue, such as {@code M1}, {@code M3}, {@code M6}, {@code M12}, {@code TRIAL},
 *     {@code PERPETUAL}
 * @param months length in months, 0 for a trial and for a perpetual term
 * @param credits credits charged, scale 4
 * @param occurredAt when it was bought
 * @param endsAt null if it never ends
 */
public record TermSold(
        ResellerId resellerId,
        AccountId accountId,
        String accountName,
        long operationId,
        String packageCode,
        int months,
        BigDecimal credits,
        TermKind kind,
        boolean trial,
        Instant occurredAt,
        Instant startsAt,
        @Nullable Instant endsAt)
        implements PanelEvent {}
