/** Every service of the panel, asked by every reseller about every other. */
@NullMarked
package io.panelhouse.panel.tenancy;

import org.jspecify.annotations.NullMarked;
