/**
 * The ledger's hash chains: how an entry is hashed, how the heads of the chains are published outside the database, and
 * how all of it is verified.
 *
 * <p>Promises: a change to an entry, or to who is said to have caused it, is found and located; a chain rewritten whole
 * is found by the heads published before. What is not found, is written in {@code docs/ledger.md}.
 */
@NullMarked
package io.panelhouse.panel.chain;

import org.jspecify.annotations.NullMarked;
