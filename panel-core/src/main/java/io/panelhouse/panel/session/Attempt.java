package io.panelhouse.panel.session;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.device.DeviceId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A journaled attempt to sign in.
 *
 * @param sequence its place in the journal
 * @param resellerId owner of the account at that time, or the edge's reseller where the name was unknown
 * @param accountName as typed
 * @param deviceId the device that was seen, if it told its identity
 * @param expectedDeviceId the device that the account was locked to, where the lock decided
 * @param secretRight whether the secret was the account's; null where there was none to compare
 * @param app the application, as it told
 * @param address network address, where the policy keeps it
 */
public record Attempt(
        long sequence,
        Instant occurredAt,
        ResellerId resellerId,
        @Nullable AccountId accountId,
        String accountName,
        SignInOutcome outcome,
        @Nullable DeviceId deviceId,
        @Nullable String deviceType,
        @Nullable DeviceId expectedDeviceId,
        @Nullable Boolean secretRight,
        @Nullable String app,
        @Nullable String address) {}
