/** What customers are told about their devices: how to set one up, and what to try when it does not work. */
@NullMarked
package io.panelhouse.dashboard.guide;

import org.jspecify.annotations.NullMarked;
