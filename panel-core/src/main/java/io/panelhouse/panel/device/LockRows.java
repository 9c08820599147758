package io.panelhouse.panel.device;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.database.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads locks, devices and changes of locks from rows. */
final class LockRows {

    private LockRows() {}

    static DeviceLock lock(ResultSet row) throws SQLException {
        return new DeviceLock(
                LockState.valueOf(row.getString("device_lock")),
                device(row, "locked_device"),
                Times.optional(row, "locked_at"),
                row.getInt("max_connections"));
    }

    static SeenDevice seen(ResultSet row) throws SQLException {
        return new SeenDevice(
                new DeviceId(row.getString("device_id")),
                row.getString("device_type"),
                Times.required(row, "first_seen"),
                Times.required(row, "last_seen"),
                row.getBoolean("locked"));
    }

    static ExposedAccount exposed(ResultSet row) throws SQLException {
        return new ExposedAccount(
                new AccountId(row.getLong("id")),
                row.getString("name"),
                new ResellerId(row.getLong("reseller_id")),
                row.getLong("devices"),
                Times.optional(row, "last_seen"));
    }

    static LockChange change(ResultSet row) throws SQLException {
        return new LockChange(
                row.getLong("sequence"),
                new ResellerId(row.getLong("reseller_id")),
                new AccountId(row.getLong("account_id")),
                LockChange.Kind.valueOf(row.getString("kind")),
                row.getString("operator"),
                LockState.valueOf(row.getString("lock_before")),
                LockState.valueOf(row.getString("lock_after")),
                device(row, "device_before"),
                device(row, "device_after"),
                row.getInt("connections_before"),
                row.getInt("connections_after"),
                Times.required(row, "occurred_at"));
    }

    private static @Nullable DeviceId device(ResultSet row, String column) throws SQLException {
        return DeviceId.told(row.getString(column)).orElse(null);
    }
}
