/**
 * The languages of the screens. A text is found by its key, whose first part names the feature and thereby the file:
 * {@code home.due.title} is in {@code texts/<language>/home.properties}. Patterns are those of ICU, so plurals and
 * apostrophes need no tricks.
 *
 * <p>Not translated: errors for the log, and what operators typed.
 */
@NullMarked
package io.panelhouse.dashboard.i18n;

import org.jspecify.annotations.NullMarked;
