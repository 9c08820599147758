package io.panelhouse.panel.account;

import io.panelhouse.panel.device.DeviceId;
import io.panelhouse.panel.device.LockState;
import io.panelhouse.panel.followup.FollowUpState;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One row of a list of accounts.
 *
 * @param credits what renewing its package costs, scale 4; 0 for what is not sold again, such as a trial
 * @param device the one that it is locked to; null unless locked
 * @param followUp what people wrote about its end; null if it has no paid end from now on
 */
public record AccountLine(
        AccountSummary account,
        BigDecimal credits,
        Instant createdAt,
        LockState lock,
        @Nullable DeviceId device,
        @Nullable FollowUpState followUp) {

    /** One without a task. */
    public AccountLine(
            AccountSummary account, BigDecimal credits, Instant createdAt, LockState lock, @Nullable DeviceId device) {
        this(account, credits, createdAt, lock, device, null);
    }
}
