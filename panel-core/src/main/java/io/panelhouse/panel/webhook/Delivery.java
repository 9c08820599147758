package io.panelhouse.panel.webhook;

import io.panelhouse.panel.alert.AlertEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One operation, or one event of an alert, that one webhook is called about.
 *
 * @param operationId null if it is about an alert
 * @param alertId its episode; null if it is about an operation
 * @param event of the alert; null if it is about an operation
 * @param nextAt not before then it is tried; of no meaning once it was delivered
 * @param deliveredAt when the receiver said yes; null until then
 * @param lastStatus of the last answer; null if there was none
 * @param lastError why the last try failed, in one sentence; null if it did not
 */
public record Delivery(
        long id,
        long webhookId,
        @Nullable Long operationId,
        @Nullable Long alertId,
        @Nullable AlertEvent event,
        int attempts,
        Instant nextAt,
        @Nullable Instant deliveredAt,
        @Nullable Integer lastStatus,
        @Nullable String lastError) {}
