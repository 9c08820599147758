package io.panelhouse.panel.api.http;

import io.panelhouse.panel.Actor;
import org.jspecify.annotations.Nullable;

/**
 * Who asks.
 *
 * @param refusal why it may not use the API at all, in one sentence; null if it may
 */
public record Caller(Actor actor, @Nullable String refusal) {}
