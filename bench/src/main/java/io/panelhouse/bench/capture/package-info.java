/** Figure S3: how fast journal rows come from PostgreSQL to Kafka, beside reading and discarding them. */
@NullMarked
package io.panelhouse.bench.capture;

import org.jspecify.annotations.NullMarked;
