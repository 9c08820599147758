package io.panelhouse.panel.session;

import io.panelhouse.panel.ResellerId;
import java.time.Instant;

/**
 * A session's sign of life.
 *
 * @param resellerId the reseller that the session was opened for
 */
public record SessionBeat(ResellerId resellerId, String sessionId, Instant at) {}
