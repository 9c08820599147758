package io.panelhouse.streaming.live;

/**
 * A term of an account as it counts now. Times are microseconds since the epoch, credits units of 0.0001.
 *
 * @param operationId what sold it
 * @param sold whether its sale has come; until then only its moved end is known
 * @param trial whether it is one
 * @param isVoid whether it counts as never sold
 * @param credits what renewing it costs
 * @param startMicros when it begins
 * @param endMicros the end that counts; {@link AccountSignal#NEVER} if it never ends
 * @param endSequence journal sequence of the record that moved the end, 0 if none did
 */
public record Term(
        long operationId,
        boolean sold,
        boolean trial,
        boolean isVoid,
        long credits,
        long startMicros,
        long endMicros,
        long endSequence) {

    /** A term of which nothing is known yet. */
    static Term of(long operationId) {
        return new Term(operationId, false, false, false, 0, 0, 0, 0);
    }

    /** The term once its sale is known; an end that was moved since counts. */
    Term sold(AccountSignal sale) {
        return new Term(
                operationId,
                true,
                sale.trial(),
                isVoid,
                sale.credits(),
                sale.startMicros(),
                endSequence == 0 ? sale.endMicros() : endMicros,
                endSequence);
    }

    /** The term with its end moved, if the record is newer than what is known. */
    Term moved(AccountSignal end) {
        return end.sequence() <= endSequence
                ? this
                : new Term(
                        operationId, sold, trial, end.isVoid(), credits, startMicros, end.endMicros(), end.sequence());
    }

    boolean counts() {
        return sold && !isVoid;
    }

    boolean over(long nowMicros) {
        return isVoid || endMicros <= nowMicros;
    }
}
