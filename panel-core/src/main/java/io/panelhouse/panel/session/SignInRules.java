package io.panelhouse.panel.session;

import io.panelhouse.panel.device.DeviceId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The decision, in the order that {@link SignInOutcome} describes. */
final class SignInRules {

    private SignInRules() {}

    static SignInOutcome outcome(DoorAccount account, boolean secretRight, @Nullable DeviceId device, Instant now) {
        DeviceId expected = account.lockedDevice();
        boolean otherDevice = expected != null && device != null && !expected.equals(device);
        if (!secretRight) {
            return otherDevice ? SignInOutcome.DEVICE_MISMATCH : SignInOutcome.WRONG_PASSWORD;
        }
        SignInOutcome entitlement = account.entitlement(now);
        if (entitlement != SignInOutcome.ACCEPTED) {
            return entitlement;
        }
        if (otherDevice) {
            return SignInOutcome.DEVICE_MISMATCH;
        }
        if (expected != null && device == null) {
            return SignInOutcome.DEVICE_REQUIRED;
        }
        return account.full() ? SignInOutcome.CONNECTION_LIMIT : SignInOutcome.ACCEPTED;
    }
}
