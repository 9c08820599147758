package io.panelhouse.streaming.quarantine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A refused record in quarantine.
 *
 * @param number its place in the quarantine, from 0; gaps are marks of replays
 * @param refusedAt when it was put there, UTC
 * @param job which job refused it
 * @param topic where it came from
 * @param partition partition of that topic
 * @param offset place in that partition
 * @param reason one sentence
 * @param replayed whether it was written to its topic again since
 */
@SuppressWarnings("ArrayRecordComponent") // bytes as they arrived; never compared
record Entry(
        long number,
        Instant refusedAt,
        String job,
        String topic,
        int partition,
        long offset,
        String reason,
        byte @Nullable [] key,
        byte @Nullable [] value,
        boolean replayed) {

    /** Two jobs may refuse one record; it is written again once. */
    String source() {
        return "%s-%d@%d".formatted(topic, partition, offset);
    }

    Entry afterReplay() {
        return new Entry(number, refusedAt, job, topic, partition, offset, reason, key, value, true);
    }
}
