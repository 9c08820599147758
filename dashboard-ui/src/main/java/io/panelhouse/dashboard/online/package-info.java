/** Who watches now. */
@NullMarked
package io.panelhouse.dashboard.online;

import org.jspecify.annotations.NullMarked;
