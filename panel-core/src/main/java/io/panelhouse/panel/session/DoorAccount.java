package io.panelhouse.panel.session;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.database.Times;
import io.panelhouse.panel.device.DeviceId;
import io.panelhouse.panel.device.LockState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An account as a batch of attempts finds it, and as it becomes by those decided before. Confined to one thread. */
final class DoorAccount {

    final AccountId id;
    final ResellerId resellerId;
    final String name;
    private final byte[] salt;
    private final byte[] hash;
    private final @Nullable Instant entitledFrom;
    private final @Nullable Instant endsAt;
    private final boolean suspended;
    private final boolean closed;
    private final boolean trial;
    final int maxConnections;
    private LockState lock;
    private @Nullable DeviceId lockedDevice;
    private int openSessions;

    DoorAccount(ResultSet row) throws SQLException {
        id = new AccountId(row.getLong("id"));
        resellerId = new ResellerId(row.getLong("reseller_id"));
        name = row.getString("name");
        salt = row.getBytes("secret_salt");
        hash = row.getBytes("secret_hash");
        entitledFrom = Times.optional(row, "entitled_from");
        endsAt = Times.optional(row, "ends_at");
        suspended = row.getBoolean("suspended");
        closed = row.getBoolean("closed");
        trial = row.getBoolean("trial");
        maxConnections = row.getInt("max_connections");
        lock = LockState.valueOf(row.getString("device_lock"));
        lockedDevice = DeviceId.told(row.getString("locked_device")).orElse(null);
        openSessions = row.getInt("open_sessions");
    }

    boolean secretFits(SecretCheck secrets, String typed) {
        return secrets.fits(salt, hash, typed);
    }

    /** What the account itself says about watching now; {@link SignInOutcome#ACCEPTED} if nothing is against it. */
    SignInOutcome entitlement(Instant now) {
        if (closed) {
            return SignInOutcome.CLOSED;
        }
        if (suspended) {
            return SignInOutcome.SUSPENDED;
        }
        if (entitledFrom == null || endsAt == null || entitledFrom.isAfter(now)) {
            return SignInOutcome.NEVER_ACTIVATED;
        }
        if (endsAt.isAfter(now)) {
            return SignInOutcome.ACCEPTED;
        }
        return trial ? SignInOutcome.TRIAL_OVER : SignInOutcome.EXPIRED;
    }

    @Nullable
    DeviceId lockedDevice() {
        return lockedDevice;
    }

    boolean learns() {
        return lock == LockState.LEARN;
    }

    boolean full() {
        return openSessions >= maxConnections;
    }

    /** When the entitlement ends; null if never. */
    @Nullable
    Instant end() {
        return Instant.MAX.equals(endsAt) ? null : endsAt;
    }

    void opened() {
        openSessions++;
    }

    void lockTo(DeviceId device) {
        lock = LockState.LOCKED;
        lockedDevice = device;
    }
}
