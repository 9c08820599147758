/**
 * The Flink jobs: live figures, and the journals into the lake. Each job has a main class for a cluster; here is the
 * one for a single machine.
 */
@NullMarked
package io.panelhouse.streaming;

import org.jspecify.annotations.NullMarked;
