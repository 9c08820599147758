package io.panelhouse.panel.session;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.device.DeviceId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The answer at the door.
 *
 * @param resellerId owner of the account, or the edge's reseller if the name is unknown
 * @param sessionId of the session that was opened; null unless accepted
 * @param endsAt end of the account's entitlement; null unless accepted, and if it never ends
 * @param expectedDevice the device that the account is locked to; null if it is not
 * @param learned whether the account was locked to the device by this sign-in
 */
public record SignInDecision(
        SignInOutcome outcome,
        ResellerId resellerId,
        @Nullable AccountId accountId,
        @Nullable String sessionId,
        @Nullable Instant endsAt,
        @Nullable DeviceId expectedDevice,
        boolean learned) {

    public boolean accepted() {
        return outcome == SignInOutcome.ACCEPTED;
    }
}
