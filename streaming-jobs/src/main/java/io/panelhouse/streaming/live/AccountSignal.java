package io.panelhouse.streaming.live;

import io.panelhouse.event.OperationKind;

/**
 * A record that bears on what an account is entitled to, keyed by account. Flat, so that it travels cheaply; the
 * factories say which fields a kind uses. Credits are in units of 0.0001, times in microseconds since the epoch.
 *
 * @param accountId the key
 * @param resellerId owner of the account when it happened
 * @param operationId what did it; grows with every operation on the account
 * @param operation its kind; of a term none that matters, so IMPORT
 * @param otherOperationId of a moved end what sold the term, of a reversal what it takes back; else 0
 * @param sequence the record's number in its journal
 * @param trial whether a term is one
 * @param isVoid whether a moved end means that the term counts as never sold
 * @param credits what renewing a term costs
 * @param startMicros of a term
 * @param endMicros of a term or a moved end; {@link #NEVER} if it never ends
 * @param recordedMicros when it was recorded
 */
public record AccountSignal(
        Kind kind,
        long accountId,
        long resellerId,
        long operationId,
        OperationKind operation,
        long otherOperationId,
        long sequence,
        boolean trial,
        boolean isVoid,
        long credits,
        long startMicros,
        long endMicros,
        long recordedMicros) {

    static final long NEVER = Long.MAX_VALUE;

    /** Which journal it comes from. */
    public enum Kind {
        TERM,
        TERM_END,
        OPERATION
    }

    static AccountSignal term(
            long accountId,
            long resellerId,
            long operationId,
            long sequence,
            boolean trial,
            long credits,
            long startMicros,
            long endMicros,
            long recordedMicros) {
        return new AccountSignal(
                Kind.TERM,
                accountId,
                resellerId,
                operationId,
                OperationKind.IMPORT,
                0,
                sequence,
                trial,
                false,
                credits,
                startMicros,
                endMicros,
                recordedMicros);
    }

    static AccountSignal termEnd(
            long accountId,
            long resellerId,
            long operationId,
            OperationKind operation,
            long termOperationId,
            long sequence,
            boolean isVoid,
            long endMicros,
            long recordedMicros) {
        return new AccountSignal(
                Kind.TERM_END,
                accountId,
                resellerId,
                operationId,
                operation,
                termOperationId,
                sequence,
                false,
                isVoid,
                0,
                0,
                endMicros,
                recordedMicros);
    }

    static AccountSignal operation(
            long accountId,
            long resellerId,
            long operationId,
            OperationKind operation,
            long reversedOperationId,
            long sequence,
            long recordedMicros) {
        return new AccountSignal(
                Kind.OPERATION,
                accountId,
                resellerId,
                operationId,
                operation,
                reversedOperationId,
                sequence,
                false,
                false,
                0,
                0,
                0,
                recordedMicros);
    }
}
