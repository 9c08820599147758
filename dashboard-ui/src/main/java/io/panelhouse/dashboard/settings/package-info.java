/** What holds for a reseller and from whom it comes, and what each operator chose for the screens. */
@NullMarked
package io.panelhouse.dashboard.settings;

import org.jspecify.annotations.NullMarked;
