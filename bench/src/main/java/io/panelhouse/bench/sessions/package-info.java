/** Figure U2: how many open sessions the dashboard bears, and how soon each of them shows what changed. */
@NullMarked
package io.panelhouse.bench.sessions;

import org.jspecify.annotations.NullMarked;
