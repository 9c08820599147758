package io.panelhouse.panel.session;

import io.panelhouse.panel.device.DeviceId;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * An attempt whose answer is awaited.
 *
 * @param reason why it is refused whatever the account says; null if that is to be decided
 */
record WaitingAttempt(SignInRequest request, @Nullable SignInOutcome reason, CompletableFuture<SignInDecision> answer) {

    private static final int MAX_FIELD_LENGTH = 200;

    WaitingAttempt(SignInRequest request, @Nullable SignInOutcome reason) {
        this(request, reason, new CompletableFuture<>());
    }

    @Nullable
    DeviceId device() {
        return DeviceId.told(request.deviceId()).orElse(null);
    }

    String name() {
        String name = kept(request.accountName());
        return name == null ? "" : name;
    }

    @Nullable
    String deviceType() {
        return kept(request.deviceType());
    }

    @Nullable
    String app() {
        return kept(request.app());
    }

    @Nullable
    String address() {
        return kept(request.address());
    }

    /** What somebody typed or a device claims, cut to what the journal keeps. */
    private static @Nullable String kept(@Nullable String typed) {
        if (typed == null) {
            return null;
        }
        String text = typed.replace('\0', ' ');
        return text.length() <= MAX_FIELD_LENGTH ? text : text.substring(0, MAX_FIELD_LENGTH);
    }
}
