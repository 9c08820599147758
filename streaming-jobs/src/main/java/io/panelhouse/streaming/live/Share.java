package io.panelhouse.streaming.live;

/**
 * What an account adds to its reseller's figures, as they were told. 0 is "none".
 *
 * @param resellerId who has the account
 * @param ownerOperationId the operation that said so
 * @param active whether it counts as active
 * @param dueMicros the end that it is to be renewed for, if it is near; microseconds since the epoch
 * @param dueCredits what that costs, in units of 0.0001
 * @param timerMillis when it is looked at again, milliseconds since the epoch
 */
public record Share(
        long resellerId, long ownerOperationId, boolean active, long dueMicros, long dueCredits, long timerMillis) {

    static final Share NONE = new Share(0, 0, false, 0, 0, 0);

    /** The share once the operation that it was last seen in is known. */
    Share ownedBy(long owner, long operationId) {
        return operationId > ownerOperationId
                ? new Share(owner, operationId, active, dueMicros, dueCredits, timerMillis)
                : this;
    }

    Share withTimer(long millis) {
        return new Share(resellerId, ownerOperationId, active, dueMicros, dueCredits, millis);
    }

    Share of(boolean isActive, long ends, long credits) {
        return new Share(resellerId, ownerOperationId, isActive, ends, credits, timerMillis);
    }
}
