/** Figures S1 and S2: the live job's events a second, and how long a change takes to be seen. */
@NullMarked
package io.panelhouse.bench.stream;

import org.jspecify.annotations.NullMarked;
