package io.panelhouse.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody tried to sign in to watch.
 *
 * @param resellerId owner of the account, or the reseller that the source of the attempt belongs to
 * @param accountId null where the name belongs to no account
 * @param accountName as typed
 * @param method how, such as {@code password} or {@code publickey}
 * @param deviceId normalised device identifier, if told
 * @param deviceType such as {@code MAG}, if told
 * @param address network address, if kept by policy
 */
public record SignInAttempted(
        ResellerId resellerId,
        @Nullable AccountId accountId,
        String accountName,
        SignInOutcome outcome,
        @Nullable String method,
        @Nullable String deviceId,
        @Nullable String deviceType,
        @Nullable String address,
        Instant occurredAt)
        implements PanelEvent {}
