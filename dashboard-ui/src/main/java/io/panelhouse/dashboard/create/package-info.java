/** Selling a new account from where the operator is. */
@NullMarked
package io.panelhouse.dashboard.create;

import org.jspecify.annotations.NullMarked;
