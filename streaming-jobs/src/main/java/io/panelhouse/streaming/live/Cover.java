package io.panelhouse.streaming.live;

/**
 * Whether a balance covers the renewals that are due, as far as it was told. Credits are in units of 0.0001; 0 is
 * "none".
 *
 * @param balance the newest one
 * @param due what renewals need
 * @param asOfMicros newest event in these, microseconds since the epoch
 * @param episode what was told last
 * @param told the balance that was told
 * @param toldDue the credits that were told
 * @param sinceMicros {@code asOfMicros} of the first reading since which something else is to be told
 * @param dueMillis when it is, milliseconds since the epoch
 */
public record Cover(
        long balance,
        long due,
        long asOfMicros,
        Episode episode,
        long told,
        long toldDue,
        long sinceMicros,
        long dueMillis) {

    private static final long CREDIT = 10_000;

    static final Cover NONE = new Cover(0, 0, 0, Episode.NONE, 0, 0, 0, 0);

    Cover read(long newBalance, long newDue, long asOf) {
        return new Cover(newBalance, newDue, asOf, episode, told, toldDue, sinceMicros, dueMillis);
    }

    /** Short of what renewals need; once that is told, until a tenth more than it is there, at least one credit. */
    boolean isShort() {
        return episode.open() ? due > 0 && balance < due + Math.max(CREDIT, due / 10) : balance < due;
    }

    /** Whether the alert is to open or to close; or was never told, so that what was open before a loss is not left. */
    boolean turns() {
        return isShort() != episode.open() || episode.version() == 0;
    }

    boolean differs() {
        return episode.open() && (balance != told || due != toldDue);
    }

    Cover waits(long millis) {
        return new Cover(balance, due, asOfMicros, episode, told, toldDue, asOfMicros, millis);
    }

    Cover waitsNoMore() {
        return new Cover(balance, due, asOfMicros, episode, told, toldDue, 0, 0);
    }

    Cover toldAt(long nowMillis) {
        return new Cover(balance, due, asOfMicros, nextEpisode(nowMillis), balance, due, 0, 0);
    }

    private Episode nextEpisode(long nowMillis) {
        if (isShort()) {
            return episode.open() ? episode.again(nowMillis) : episode.opened(sinceMicros, nowMillis);
        }
        Episode over = episode.version() == 0 ? episode.opened(sinceMicros, nowMillis) : episode;
        return over.closed(nowMillis);
    }
}
