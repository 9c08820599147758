/** The journals into the raw tables of the lake: append only, each journal row exactly once. */
@NullMarked
package io.panelhouse.streaming.raw;

import org.jspecify.annotations.NullMarked;
