package io.panelhouse.panel.device;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.database.Times;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Writes the journal of locks. */
final class LockJournal {

    private LockJournal() {}

    static LockChange write(Handle handle, Entry entry) {
        return handle.createQuery("""
                        INSERT INTO journal.device_lock (reseller_id, account_id, kind, operator, key, lock_before,
                               lock_after, device_before, device_after, connections_before, connections_after,
                               occurred_at)
                        VALUES (:reseller, :account, :kind, :operator, :key, :lockBefore, :lockAfter, :deviceBefore,
                               :deviceAfter, :connectionsBefore, :connectionsAfter, :now) RETURNING *""")
                .bind("reseller", entry.reseller.value())
                .bind("account", entry.account.value())
                .bind("kind", entry.kind.name())
                .bind("operator", entry.operator)
                .bind("key", entry.key)
                .bind("lockBefore", entry.before.state().name())
                .bind("lockAfter", entry.after.state().name())
                .bind("deviceBefore", text(entry.before.device()))
                .bind("deviceAfter", text(entry.after.device()))
                .bind("connectionsBefore", entry.before.maxConnections())
                .bind("connectionsAfter", entry.after.maxConnections())
                .bind("now", Times.sql(entry.occurredAt))
                .map((row, context) -> LockRows.change(row))
                .one();
    }

    private static @Nullable String text(@Nullable DeviceId device) {
        return device == null ? null : device.value();
    }

    /** What is to be written. */
    record Entry(
            ResellerId reseller,
            AccountId account,
            LockChange.Kind kind,
            String operator,
            @Nullable String key,
            DeviceLock before,
            DeviceLock after,
            Instant occurredAt) {}
}
