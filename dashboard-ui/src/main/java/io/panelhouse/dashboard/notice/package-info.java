/**
 * Telling people of alerts when they do not look: by e-mail, and once a day in a digest if nobody looked at all.
 *
 * <p>A message holds what its reader may see on screen, no secret and nothing of other tenants, and what people typed
 * is text in it, never markup or a header.
 */
@NullMarked
package io.panelhouse.dashboard.notice;

import org.jspecify.annotations.NullMarked;
