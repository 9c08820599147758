/** The desk and the analytics in a browser: what starts the application and what every screen shares. */
@NullMarked
package io.panelhouse.dashboard;

import org.jspecify.annotations.NullMarked;
