/**
 * Credit demand by week: what is due, how likely it is renewed, what is sold anew, and how wide the answer is. A stored
 * forecast is never edited.
 */
@NullMarked
package io.panelhouse.batch.forecast;

import org.jspecify.annotations.NullMarked;
