package io.panelhouse.panel.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One operation that one webhook is called about.
 *
 * @param nextAt not before then it is tried; of no meaning once it was delivered
 * @param deliveredAt when the receiver said yes; null until then
 * @param lastStatus of the last answer; null if there was none
 * @param lastError why the last try failed, in one sentence; null if it did not
 */
public record Delivery(
        long id,
        long webhookId,
        long operationId,
        int attempts,
        Instant nextAt,
        @Nullable Instant deliveredAt,
        @Nullable Integer lastStatus,
        @Nullable String lastError) {}
