/** A Kafka broker for tests. */
@NullMarked
package io.panelhouse.streaming.kafka;

import org.jspecify.annotations.NullMarked;
