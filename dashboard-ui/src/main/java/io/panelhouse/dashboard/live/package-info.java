/** What happens now: the live topics, read once per process and pushed to whoever looks. */
@NullMarked
package io.panelhouse.dashboard.live;

import org.jspecify.annotations.NullMarked;
