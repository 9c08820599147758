package io.panelhouse.panel.security;

import java.time.Instant;

/**
 * Where an operator is signed in.
 *
 * @param device browser and system in words
 * @param seenAt when something was last asked from it, to the minute
 */
public record OperatorSession(OperatorSessionId id, String device, String address, Instant openedAt, Instant seenAt) {}
