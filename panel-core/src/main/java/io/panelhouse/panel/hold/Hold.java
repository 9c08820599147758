package io.panelhouse.panel.hold;

import io.panelhouse.panel.ResellerId;
import java.time.Instant;

/**
 * An operator that may move no credits for a reseller.
 *
 * @param reseller as whose operator they are held
 * @param operator by name
 * @param drain why
 * @param heldAt since when
 * @param provable whether the operator had a second factor by then, so that passing it lifts the hold
 */
public record Hold(long id, ResellerId reseller, String operator, Drain drain, Instant heldAt, boolean provable) {}
