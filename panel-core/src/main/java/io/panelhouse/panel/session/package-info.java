/**
 * Subscribers at the door: the decision on a sign-in, and their viewing sessions.
 *
 * <p>Every attempt is journaled with its outcome, whoever made it. Heartbeats are not known here.
 */
@NullMarked
package io.panelhouse.panel.session;

import org.jspecify.annotations.NullMarked;
