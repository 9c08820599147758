/**
 * The daily check: an operator looks through what matters of a reseller, once a local day, and ticks what was seen.
 * What there is to look at is the screen's to say; here is kept how far one came.
 */
@NullMarked
package io.panelhouse.panel.check;

import org.jspecify.annotations.NullMarked;
