/**
 * The way into Kafka: topics as the contract wants them, and a publisher that keeps order per key.
 *
 * <p>Delivery is at least once: an acknowledged message is on the disks of all in-sync replicas; one that was sent
 * again after a restart is in the topic twice.
 */
@NullMarked
package io.panelhouse.ingest.publish;

import org.jspecify.annotations.NullMarked;
