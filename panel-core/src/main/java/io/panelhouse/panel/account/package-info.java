/** Subscribers' accounts: create, renew, find, count, list, explain, and the list of those that end soon. */
@NullMarked
package io.panelhouse.panel.account;

import org.jspecify.annotations.NullMarked;
