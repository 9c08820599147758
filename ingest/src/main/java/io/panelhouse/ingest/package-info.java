/**
 * The door for machines: change capture of the journals to Kafka, the gateway for edge servers, and importers of other
 * systems' logs and exports.
 *
 * <p>Every committed journal row reaches its topic at least once and, per key, in commit order. This module decides
 * nothing: what is true is decided by panel-core, what it means by the jobs that read the topics.
 */
@NullMarked
package io.panelhouse.ingest;

import org.jspecify.annotations.NullMarked;
