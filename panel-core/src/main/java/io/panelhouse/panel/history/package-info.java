/**
 * What happened before, or elsewhere: attempts, sessions and terms of other systems, each row under its own key.
 *
 * <p>Promises: importing a row again adds nothing; credits of imported terms come from an IMPORT operation, so that
 * every balance is as it was afterwards.
 */
@NullMarked
package io.panelhouse.panel.history;

import org.jspecify.annotations.NullMarked;
