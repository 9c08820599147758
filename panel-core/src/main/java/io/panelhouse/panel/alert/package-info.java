/**
 * What resellers should look at, kept.
 *
 * <p>Promises: each episode is recorded once, however often and by however many processes it is told, and an older
 * record changes nothing. Who looked at one, put it off or dismissed it stands beside it and in the audit log.
 */
@NullMarked
package io.panelhouse.panel.alert;

import org.jspecify.annotations.NullMarked;
