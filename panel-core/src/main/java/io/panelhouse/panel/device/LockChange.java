package io.panelhouse.panel.device;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.ResellerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A journaled change of an account's lock. Undoing it is {@link Devices#lockTo} the device before, or
 * {@link Devices#release} or {@link Devices#relearn}, as the state before says.
 *
 * @param sequence its place in the journal
 * @param operator who did it; for a learned device, the edge that it signed in at
 */
public record LockChange(
        long sequence,
        ResellerId resellerId,
        AccountId accountId,
        Kind kind,
        String operator,
        LockState stateBefore,
        LockState stateAfter,
        @Nullable DeviceId deviceBefore,
        @Nullable DeviceId deviceAfter,
        int connectionsBefore,
        int connectionsAfter,
        Instant occurredAt) {

    /** What was changed. The names are part of the journal. */
    public enum Kind {
        LEARNED,
        LOCKED_TO,
        RELEASED,
        RELEARN,
        CONNECTIONS
    }
}
