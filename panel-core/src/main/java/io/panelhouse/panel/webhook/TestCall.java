package io.panelhouse.panel.webhook;

import org.jspecify.annotations.Nullable;

/**
 * What became of a call that only tries a webhook.
 *
 * @param status of the answer; null if there was none
 * @param error why it failed, in one sentence; null if it did not
 */
public record TestCall(@Nullable Integer status, @Nullable String error) {}
