package io.panelhouse.event;

import java.time.Instant;

/**
 * The feed itself is alive: about once a second a row of the database is touched, captured and carried along like any
 * event, so its age is the age of everything that a live figure shows.
 *
 * @param occurredAt when the database committed it, UTC
 */
public record FeedBeat(Instant occurredAt) implements PanelEvent {}
