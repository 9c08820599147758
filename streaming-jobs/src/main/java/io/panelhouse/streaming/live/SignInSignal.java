package io.panelhouse.streaming.live;

import io.panelhouse.event.SignInOutcome;
import org.jspecify.annotations.Nullable;

/**
 * An account tried to sign in, keyed by account.
 *
 * @param accountId the key
 * @param sequence the attempt's number in its journal
 * @param deviceId normalised device identifier, if told
 * @param deviceType such as {@code MAG}, if told
 * @param atMicros when it happened, microseconds since the epoch
 */
public record SignInSignal(
        long accountId,
        long resellerId,
        String accountName,
        long sequence,
        SignInOutcome outcome,
        @Nullable String deviceId,
        @Nullable String deviceType,
        long atMicros) {

    boolean accepted() {
        return outcome == SignInOutcome.ACCEPTED;
    }
}
