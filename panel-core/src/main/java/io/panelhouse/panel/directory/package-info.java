/**
 * Who sells and who works here: the tree of resellers and the operators with their passwords.
 *
 * <p>Promises: a reseller's path always matches its ancestors, so the tree has no cycle (a database rule); nobody gives
 * another person more than they may do themselves. It does not throttle sign-in tries; package {@code security} does.
 */
@NullMarked
package io.panelhouse.panel.directory;

import org.jspecify.annotations.NullMarked;
