/**
 * The device lock: an account works on one device, whoever knows its secret.
 *
 * <p>A new account learns the device of its first accepted sign-in and is locked to it. Operators move the lock,
 * release it or let it be learned again; each change is journaled with the device before and after. Whether somebody is
 * let in is decided in {@link io.panelhouse.panel.session}.
 */
@NullMarked
package io.panelhouse.panel.device;

import org.jspecify.annotations.NullMarked;
