/** The connection pool, the one migration path, and how values go to and from SQL. */
@NullMarked
package io.panelhouse.panel.database;

import org.jspecify.annotations.NullMarked;
