package io.panelhouse.streaming.quarantine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A refused record in quarantine.
 *
 * @param number its place in the quarantine, from 0; gaps are marks of replays
 * @param refusedAt when it was put there, UTC
 * @param job which job refused it
 * @param topic where a replay writes it
 * @param source what it was: a place in a topic, or a row of a journal. Two jobs may refuse one record; it is written
 *     again once
 * @param position where the database's log has the row, if it is one
 * @param reason one sentence
 * @param replayed whether it was written to its topic again since
 */
@SuppressWarnings("ArrayRecordComponent") // bytes as they arrived; never compared
record Entry(
        long number,
        Instant refusedAt,
        String job,
        String topic,
        String source,
        @Nullable String position,
        String reason,
        byte @Nullable [] key,
        byte @Nullable [] value,
        boolean replayed) {

    Entry afterReplay() {
        return new Entry(number, refusedAt, job, topic, source, position, reason, key, value, true);
    }
}
