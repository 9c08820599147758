package io.panelhouse.panel.session;

import io.panelhouse.panel.ResellerId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody at the door.
 *
 * @param edge the reseller that the edge server belongs to: only accounts of its subtree are known there, and attempts
 *     with unknown names are journaled for it
 * @param deviceId as told; it is normalised here
 * @param deviceType such as {@code MAG}, if told
 * @param app the application and its version, if told
 * @param address network address, if told
 */
public record SignInRequest(
        ResellerId edge,
        String accountName,
        String secret,
        @Nullable String deviceId,
        @Nullable String deviceType,
        @Nullable String app,
        @Nullable String address) {

    /** Of an application that does not tell its name. */
    public SignInRequest(
            ResellerId edge,
            String accountName,
            String secret,
            @Nullable String deviceId,
            @Nullable String deviceType,
            @Nullable String address) {
        this(edge, accountName, secret, deviceId, deviceType, null, address);
    }

    @Override
    public String toString() {
        return "SignInRequest[edge " + edge + ", " + accountName + "]";
    }
}
