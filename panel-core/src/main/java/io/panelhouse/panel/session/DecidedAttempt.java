package io.panelhouse.panel.session;

import io.panelhouse.panel.device.DeviceId;
import org.jspecify.annotations.Nullable;

/**
 * An attempt with its answer, to be written.
 *
 * @param account null if the name is unknown
 * @param expectedDevice what the journal keeps as expected: the locked device, where the lock refused
 */
record DecidedAttempt(
        WaitingAttempt attempt,
        SignInDecision decision,
        @Nullable DoorAccount account,
        @Nullable DeviceId device,
        @Nullable DeviceId expectedDevice,
        @Nullable Boolean secretRight) {

    @Nullable
    Long accountId() {
        return account == null ? null : account.id.value();
    }

    String sessionId() {
        String session = decision.sessionId();
        return session == null ? "" : session;
    }

    @Nullable
    String deviceId() {
        return device == null ? null : device.value();
    }
}
