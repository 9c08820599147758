package io.panelhouse.ingest.translate;

import org.jspecify.annotations.Nullable;

/**
 * What goes to Kafka, encoded.
 *
 * @param key what order is kept by, or null where the topic has one partition
 */
@SuppressWarnings("ArrayRecordComponent") // A carrier of bytes: it is sent once and never compared.
public record PanelMessage(String topic, byte @Nullable [] key, byte[] value) {}
