/**
 * Subscribers at the door: the decision on a sign-in, its journal, and their viewing sessions.
 *
 * <p>Every attempt is journaled with its outcome, whoever made it; never with the secret. A session lives while its
 * heartbeats come, and ends with a stop or as of its last heartbeat.
 */
@NullMarked
package io.panelhouse.panel.session;

import org.jspecify.annotations.NullMarked;
