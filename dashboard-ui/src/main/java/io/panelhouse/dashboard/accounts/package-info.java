/** The list of accounts: filter, select, and do the same to many with the effect shown first. */
@NullMarked
package io.panelhouse.dashboard.accounts;

import org.jspecify.annotations.NullMarked;
