package io.panelhouse.streaming.intake;

import org.jspecify.annotations.Nullable;

/** A record as Kafka gave it. Its arrays are not to be changed. */
@SuppressWarnings("ArrayRecordComponent") // never compared; a copy per record would cost more than it protects
public record KafkaRecord(String topic, int partition, long offset, byte @Nullable [] key, byte @Nullable [] value) {

    /**
     * The value, which every record of our topics has.
     *
     * @throws IllegalArgumentException if there is none
     */
    public byte[] requiredValue() {
        if (value == null) {
            throw new IllegalArgumentException("the record has no value");
        }
        return value;
    }
}
