package io.panelhouse.panel.device;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A device from which an account was let in.
 *
 * @param type such as {@code MAG}, as last told
 * @param locked whether the account is locked to it
 */
public record SeenDevice(DeviceId id, @Nullable String type, Instant firstSeen, Instant lastSeen, boolean locked) {}
