/** The first start: migrates, and creates the provider and its first operator. */
@NullMarked
package io.panelhouse.panel.setup;

import org.jspecify.annotations.NullMarked;
