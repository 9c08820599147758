/** What surrounds every screen: bar, drawer, tiles, stamps, formats. */
@NullMarked
package io.panelhouse.dashboard.shell;

import org.jspecify.annotations.NullMarked;
