/** The parts of the standalone stack, their order, environment and memory, and the process that supervises them. */
@NullMarked
package io.panelhouse.standalone.stack;

import org.jspecify.annotations.NullMarked;
