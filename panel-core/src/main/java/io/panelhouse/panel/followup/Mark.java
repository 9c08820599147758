package io.panelhouse.panel.followup;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What an operator writes down about an end. Blank is the same as nothing.
 *
 * @param state never {@code RENEWED}, which only a sale makes; {@code TO_DO} takes an earlier mark back
 * @param channel how the subscriber was spoken to
 * @param promisedFor the day for which a renewal was promised; only with {@code PROMISED}
 * @param note at most 500 characters
 */
public record Mark(
        FollowUpState state,
        @Nullable Channel channel,
        @Nullable LocalDate promisedFor,
        @Nullable String note) {

    private static final int MAX_NOTE = 500;

    /**
     * Checks the rules.
     *
     * @throws IllegalArgumentException if one is broken; the message says which and never repeats the note
     */
    public Mark {
        String text = note == null ? "" : note.replace("\0", "").strip();
        note = text.isEmpty() ? null : text;
        if (state == FollowUpState.RENEWED) {
            throw new IllegalArgumentException("Invalid state: must be one that a person can give, was RENEWED");
        }
        if (promisedFor != null && state != FollowUpState.PROMISED) {
            throw new IllegalArgumentException("Invalid day: only a promise has one, was of state " + state);
        }
        if (text.length() > MAX_NOTE) {
            throw new IllegalArgumentException("Invalid note: must have at most 500 characters, was " + text.length());
        }
    }

    /** Spoken to, by this channel. */
    public static Mark contacted(Channel channel) {
        return new Mark(FollowUpState.CONTACTED, channel, null, null);
    }
}
