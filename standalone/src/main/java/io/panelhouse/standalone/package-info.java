/**
 * The one-command form of Panelhouse: {@code ./panelhouse up} runs every engine on one machine, each as a child process
 * that is watched and restarted. Other modules are known here only as processes.
 */
@NullMarked
package io.panelhouse.standalone;

import org.jspecify.annotations.NullMarked;
