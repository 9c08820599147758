package io.panelhouse.panel.session;

import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.database.RowBatch;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes decided attempts: one statement for each table, however many rows. */
final class SignInWriter {

    private static final String METHOD = "password";

    private final Connection connection;
    private final Instant now;
    private final Set<ResellerId> withoutAddress;

    /** Addresses are not written for the resellers in {@code withoutAddress}. */
    SignInWriter(Connection connection, Instant now, Set<ResellerId> withoutAddress) {
        this.connection = connection;
        this.now = now;
        this.withoutAddress = withoutAddress;
    }

    void write(List<DecidedAttempt> all) throws SQLException {
        attempts(all);
        List<DecidedAttempt> accepted =
                all.stream().filter(one -> one.decision().accepted()).toList();
        learned(accepted.stream().filter(one -> one.decision().learned()).toList());
        open(accepted);
        journalOpened(accepted);
        remember(accepted);
        seen(accepted);
    }

    private void attempts(List<DecidedAttempt> rows) throws SQLException {
        new RowBatch<>(rows)
                .bigint(row -> row.decision().resellerId().value())
                .bigint(DecidedAttempt::accountId)
                .text(row -> row.attempt().name())
                .text(row -> row.decision().outcome().name())
                .text(row -> METHOD)
                .text(DecidedAttempt::deviceId)
                .text(row -> row.attempt().deviceType())
                .text(this::address)
                .time(row -> now)
                .text(row -> row.expectedDevice() == null
                        ? null
                        : row.expectedDevice().value())
                .text(row -> row.attempt().app())
                .flag(DecidedAttempt::secretRight)
                .insert(connection, """
                        INSERT INTO journal.auth_attempt (reseller_id, account_id, account_name, outcome, method,
                               device_id, device_type, address, occurred_at, expected_device_id, app, secret_right)""");
    }

    /** The accounts are locked by this transaction, so the lock cannot have been learned elsewhere in the meantime. */
    private void learned(List<DecidedAttempt> rows) throws SQLException {
        new RowBatch<>(rows)
                .bigint(DecidedAttempt::accountId)
                .text(DecidedAttempt::deviceId)
                .time(row -> now)
                .execute(connection, """
                        UPDATE panel.account a SET device_lock = 'LOCKED', locked_device = u.device, locked_at = u.at
                          FROM (SELECT unnest(?), unnest(?), unnest(?)) AS u (id, device, at) WHERE a.id = u.id""");
        new RowBatch<>(rows)
                .bigint(row -> row.decision().resellerId().value())
                .bigint(DecidedAttempt::accountId)
                .text(DecidedAttempt::deviceId)
                .integer(row -> row.account() == null ? 1 : row.account().maxConnections)
                .time(row -> now)
                .execute(connection, """
                        INSERT INTO journal.device_lock (reseller_id, account_id, kind, operator, lock_before,
                               lock_after, device_after, connections_before, connections_after, occurred_at)
                        SELECT u.reseller_id, u.account_id, 'LEARNED', 'edge', 'LEARN', 'LOCKED', u.device,
                               u.connections, u.connections, u.at
                          FROM (SELECT unnest(?), unnest(?), unnest(?), unnest(?), unnest(?))
                               AS u (reseller_id, account_id, device, connections, at)""");
    }

    private void open(List<DecidedAttempt> rows) throws SQLException {
        sessions(rows).text(row -> row.attempt().app()).time(row -> now).insert(connection, """
                        INSERT INTO panel.open_session (session_id, reseller_id, account_id, account_name, device_id,
                               device_type, address, opened_at, app, last_heartbeat_at)""");
    }

    private void journalOpened(List<DecidedAttempt> rows) throws SQLException {
        sessions(rows).text(row -> SessionChange.OPENED.name()).insert(connection, """
                        INSERT INTO journal.session (session_id, reseller_id, account_id, account_name, device_id,
                               device_type, address, occurred_at, change)""");
    }

    private RowBatch<DecidedAttempt> sessions(List<DecidedAttempt> rows) {
        return new RowBatch<>(rows)
                .text(DecidedAttempt::sessionId)
                .bigint(row -> row.decision().resellerId().value())
                .bigint(DecidedAttempt::accountId)
                .text(row -> row.attempt().name())
                .text(DecidedAttempt::deviceId)
                .text(row -> row.attempt().deviceType())
                .text(this::address)
                .time(row -> now);
    }

    private void remember(List<DecidedAttempt> rows) throws SQLException {
        new RowBatch<>(distinct(rows))
                .bigint(DecidedAttempt::accountId)
                .time(row -> now)
                .insert(connection, "INSERT INTO panel.last_sign_in AS s (account_id, accepted_at)", """
                        ON CONFLICT (account_id) DO UPDATE
                           SET accepted_at = greatest(s.accepted_at, excluded.accepted_at)""");
    }

    private void seen(List<DecidedAttempt> rows) throws SQLException {
        Map<DeviceOfAccount, DecidedAttempt> devices = new LinkedHashMap<>();
        for (DecidedAttempt row : rows) {
            String device = row.deviceId();
            Long account = row.accountId();
            if (device != null && account != null) {
                devices.put(new DeviceOfAccount(account, device), row);
            }
        }
        new RowBatch<>(new ArrayList<>(devices.values()))
                .bigint(DecidedAttempt::accountId)
                .bigint(row -> row.decision().resellerId().value())
                .text(DecidedAttempt::deviceId)
                .text(row -> row.attempt().deviceType())
                .time(row -> now)
                .execute(connection, """
                        INSERT INTO panel.device AS d (account_id, reseller_id, device_id, device_type, first_seen,
                               last_seen)
                        SELECT u.account, u.reseller, u.device, u.type, u.at, u.at
                          FROM (SELECT unnest(?), unnest(?), unnest(?), unnest(?), unnest(?))
                               AS u (account, reseller, device, type, at)
                        ON CONFLICT (account_id, device_id) DO UPDATE
                           SET last_seen = greatest(d.last_seen, excluded.last_seen),
                               device_type = coalesce(excluded.device_type, d.device_type)""");
    }

    private @Nullable String address(DecidedAttempt row) {
        return withoutAddress.contains(row.decision().resellerId())
                ? null
                : row.attempt().address();
    }

    /** One row for each account. */
    private static List<DecidedAttempt> distinct(List<DecidedAttempt> rows) {
        Map<Long, DecidedAttempt> byAccount = new LinkedHashMap<>();
        for (DecidedAttempt row : rows) {
            Long account = row.accountId();
            if (account != null) {
                byAccount.put(account, row);
            }
        }
        return new ArrayList<>(byAccount.values());
    }

    private record DeviceOfAccount(long account, String device) {}
}
