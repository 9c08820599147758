package io.panelhouse.event;

import java.time.Instant;

/** A session showed that it is alive. Not journaled: it goes from the gateway straight to its topic. */
public record SessionHeartbeat(ResellerId resellerId, String sessionId, Instant occurredAt) implements PanelEvent {}
