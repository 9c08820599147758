/**
 * Words for subscribers, in their languages. A reseller writes its own, which hold for all below it that have none; the
 * product's own words are the screens'. Nothing is sent from here.
 */
@NullMarked
package io.panelhouse.panel.message;

import org.jspecify.annotations.NullMarked;
