package io.panelhouse.streaming.live;

import io.panelhouse.event.OperationKind;
import java.util.List;

/**
 * An operation that suspends, resumes or closes an account, or takes one back.
 *
 * @param operationId its id
 * @param reversedOperationId of a reversal what it takes back; else 0
 */
public record Turn(long operationId, OperationKind kind, long reversedOperationId) {

    /** Whether it can decide how the account stands, among all that are known. */
    boolean matters(List<Turn> known) {
        return kind != OperationKind.REVERSE
                || known.stream().anyMatch(turn -> turn.operationId == reversedOperationId);
    }

    static boolean is(OperationKind kind) {
        return switch (kind) {
            case SUSPEND, RESUME, CLOSE, REVERSE -> true;
            case MINT, TRANSFER, ACTIVATE, RENEW, CHANGE, TRIAL, MOVE, IMPORT, CREATE_RESELLER, ADJUST -> false;
        };
    }
}
