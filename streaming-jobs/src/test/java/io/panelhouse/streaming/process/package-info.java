/** The whole process against a real broker and database. */
@NullMarked
package io.panelhouse.streaming.process;

import org.jspecify.annotations.NullMarked;
