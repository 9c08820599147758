/**
 * The ledger under load: full sales on a durable PostgreSQL, beside pgbench and the interactive form on the same one.
 */
@NullMarked
package io.panelhouse.bench.ledger;

import org.jspecify.annotations.NullMarked;
