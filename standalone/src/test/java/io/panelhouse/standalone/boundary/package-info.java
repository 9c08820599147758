/** Holds the table of the house: which module may use which. */
@NullMarked
package io.panelhouse.standalone.boundary;

import org.jspecify.annotations.NullMarked;
