/**
 * Passwords of people: how they are kept, and which ones are good enough.
 *
 * <p>Promises: they are kept as Argon2id hashes only; nothing is asked over the network to judge one. The list of
 * common passwords and the estimate of strength come from zxcvbn.
 */
@NullMarked
package io.panelhouse.panel.password;

import org.jspecify.annotations.NullMarked;
