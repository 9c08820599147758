/** What can be sold: packages with their length in months and their price in credits. */
@NullMarked
package io.panelhouse.panel.offer;

import org.jspecify.annotations.NullMarked;
