package io.panelhouse.streaming.live;

import java.util.Locale;

/**
 * A sign of who watches on an account, keyed by account. Times are microseconds since the epoch.
 *
 * @param accountId the key
 * @param resellerId whose account it is
 * @param id the session, or of a try the number of the attempt in its journal
 * @param device normalised by {@link #device}; of a term empty
 * @param atMicros when it happened
 * @param decided of an opening: whether the panel's own door let it in, so that the account has a connection for it
 * @param monthly of a term: credits a month in units of 0.0001
 */
public record ViewingSignal(
        Kind kind,
        long accountId,
        long resellerId,
        String id,
        String device,
        long atMicros,
        boolean decided,
        long monthly) {

    /** What it says. */
    public enum Kind {
        /** A session was opened. */
        OPENED,
        /** It ended, by itself or with its last sign of life. */
        CLOSED,
        /** A device was refused, because as many watched already as may. */
        REFUSED,
        /** A paid term was sold. */
        TERM
    }

    /**
     * A device's identifier without what differs between the forms of one: upper and lower case, and the separators of
     * a MAC address.
     */
    static String device(String told) {
        String upper = told.strip().toUpperCase(Locale.ROOT);
        String bare = upper.replaceAll("[:.\\- ]", "");
        return bare.matches("[0-9A-F]{12}") ? bare : upper;
    }
}
