/**
 * The commands of {@code ./panelhouse}. Standard out is for machines, standard error for people; exit codes: 0 done, 1
 * the check failed, 2 wrong usage, 78 wrong configuration.
 */
@NullMarked
package io.panelhouse.standalone.command;

import org.jspecify.annotations.NullMarked;
