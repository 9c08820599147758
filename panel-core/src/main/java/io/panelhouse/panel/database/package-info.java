/** The connection pool and the one migration path, used by the product and by every test. */
@NullMarked
package io.panelhouse.panel.database;

import org.jspecify.annotations.NullMarked;
