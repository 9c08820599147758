/**
 * Change capture: every committed row of the journals goes to its topic, at least once and per key in commit order.
 *
 * <p>How far it has come is kept in Kafka, beside what was published, and moves only after Kafka has acknowledged. So a
 * kill of this process, of PostgreSQL or of Kafka loses nothing, and a Kafka that was lost is filled again. A
 * replication slot that is missing or was invalidated is made anew and the journals are read again whole; a consumer
 * drops by sequence what it has seen. A row that breaks the contract waits in quarantine, and those behind it go on.
 */
@NullMarked
package io.panelhouse.ingest.capture;

import org.jspecify.annotations.NullMarked;
