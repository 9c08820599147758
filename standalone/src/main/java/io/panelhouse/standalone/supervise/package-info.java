/**
 * Keeps child processes running: starts them in order of dependency, asks their health, restarts what died with growing
 * delays, and gives up with a reason. Knows nothing of what the children are.
 */
@NullMarked
package io.panelhouse.standalone.supervise;

import org.jspecify.annotations.NullMarked;
