package io.panelhouse.panel.history;

/** A row that was not imported, and why, in one sentence. */
public record RefusedRow(String sourceKey, String reason) {}
