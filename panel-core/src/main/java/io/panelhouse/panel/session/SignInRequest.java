package io.panelhouse.panel.session;

import io.panelhouse.panel.ResellerId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody at the door.
 *
 * @param edge the reseller that the edge server belongs to: only accounts of its subtree are known there, and attempts
 *     with unknown names are journaled for it
 * @param deviceId normalised device identifier, if told
 * @param deviceType such as {@code MAG}, if told
 * @param address network address, if kept by policy
 */
public record SignInRequest(
        ResellerId edge,
        String accountName,
        String secret,
        @Nullable String deviceId,
        @Nullable String deviceType,
        @Nullable String address) {

    @Override
    public String toString() {
        return "SignInRequest[edge " + edge + ", " + accountName + "]";
    }
}
