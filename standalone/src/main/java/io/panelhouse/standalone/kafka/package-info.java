/** A single Kafka broker and controller (KRaft) in a process of its own, with data kept between starts. */
@NullMarked
package io.panelhouse.standalone.kafka;

import org.jspecify.annotations.NullMarked;
