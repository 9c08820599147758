package io.panelhouse.panel.session;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.ResellerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The answer at the door.
 *
 * @param resellerId owner of the account, or the edge's reseller if the name is unknown
 * @param sessionId of the session that was opened; null unless accepted
 * @param endsAt end of the account's entitlement; null unless accepted, and if it never ends
 */
public record SignInDecision(
        SignInOutcome outcome,
        ResellerId resellerId,
        @Nullable AccountId accountId,
        @Nullable String sessionId,
        @Nullable Instant endsAt) {

    public boolean accepted() {
        return outcome == SignInOutcome.ACCEPTED;
    }
}
