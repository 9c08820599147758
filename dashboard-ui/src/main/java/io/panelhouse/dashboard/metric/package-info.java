/** What each figure means. */
@NullMarked
package io.panelhouse.dashboard.metric;

import org.jspecify.annotations.NullMarked;
