/**
 * Holds: a login that spends much faster than it ever did moves no credits until its person passes the second factor
 * again, or somebody above lifts it.
 *
 * <p>Promises: an order that is applied after {@link io.panelhouse.panel.hold.Holds#hold} has answered is refused,
 * whichever process and client it comes through, also if it waited before; a hold survives restarts; each one and its
 * end stand in the audit log. It does not decide who spends too fast: the live job does. It does not stop what moves no
 * credits, such as a suspension.
 */
@NullMarked
package io.panelhouse.panel.hold;

import org.jspecify.annotations.NullMarked;
