/** Accounts that fail to connect, as the stream tells them: a tile for Home and a page. */
@NullMarked
package io.panelhouse.dashboard.issues;

import org.jspecify.annotations.NullMarked;
