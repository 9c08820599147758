/** The log of sign-ins of all accounts in reach, as they happen. */
@NullMarked
package io.panelhouse.dashboard.log;

import org.jspecify.annotations.NullMarked;
