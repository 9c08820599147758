/** Runs the jobs inside one process: a small Flink cluster, resumption after a kill, and the health endpoint. */
@NullMarked
package io.panelhouse.streaming.host;

import org.jspecify.annotations.NullMarked;
