/**
 * Why a subscriber cannot watch, and whether what they say is so.
 *
 * <p>A verdict is a pure function of facts that are read once: the account, its lock, its attempts and its sessions. It
 * says causes and figures, never sentences, and changes nothing.
 */
@NullMarked
package io.panelhouse.panel.verdict;

import org.jspecify.annotations.NullMarked;
