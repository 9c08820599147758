/**
 * What happened in a panel, as every other module hears of it.
 *
 * <p>One record per kind of fact, in the past tense, each on the topic {@link io.panelhouse.event.Topics} names. A fact
 * is never corrected, only followed by later facts. Fields are added at the end of a schema with a default; none is
 * renamed, retyped or removed, because the log outlives the code.
 */
@NullMarked
package io.panelhouse.event;

import org.jspecify.annotations.NullMarked;
