/** Speaking to customers before their terms end: what came of it, and whether it helps. */
@NullMarked
package io.panelhouse.dashboard.followup;

import org.jspecify.annotations.NullMarked;
