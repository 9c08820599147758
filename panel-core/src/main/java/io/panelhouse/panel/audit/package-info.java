/**
 * Who did what beside the orders of the ledger, and who read personal data.
 *
 * <p>Promises: an entry is written in the transaction of what it tells of, or before what it tells of is shown; it is
 * never changed or removed (a database rule). An entry names objects by identity and never holds a secret or the
 * personal data that was read.
 */
@NullMarked
package io.panelhouse.panel.audit;

import org.jspecify.annotations.NullMarked;
