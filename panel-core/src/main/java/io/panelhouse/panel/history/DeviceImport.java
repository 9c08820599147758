package io.panelhouse.panel.history;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.database.PanelDatabase;
import io.panelhouse.panel.database.RowBatch;
import io.panelhouse.panel.database.Times;
import io.panelhouse.panel.device.DeviceId;
import io.panelhouse.panel.device.LockSpace;
import io.panelhouse.panel.directory.Subtrees;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Imports devices and the locks on them. */
final class DeviceImport {

    private static final int MAX_CHUNK = 1000;

    private final PanelDatabase database;
    private final InstantSource time;

    DeviceImport(PanelDatabase database, InstantSource time) {
        this.database = database;
        this.time = time;
    }

    ImportedRows devices(Actor actor, ResellerId reseller, List<ImportedDevice> rows) {
        ImportedRows result = ImportedRows.NONE;
        for (int from = 0; from < rows.size(); from += MAX_CHUNK) {
            List<ImportedDevice> chunk = rows.subList(from, Math.min(rows.size(), from + MAX_CHUNK));
            result = result.plus(database.transaction(actor, handle -> {
                Subtrees.require(handle, actor, reseller);
                return new Chunk(handle.getConnection(), actor, reseller).write(chunk);
            }));
        }
        return result;
    }

    /** One transaction of the import. */
    private final class Chunk {

        private final Connection connection;
        private final Actor actor;
        private final ResellerId reseller;
        private final List<RefusedRow> refused = new ArrayList<>();
        private final Set<String> added = new HashSet<>();

        Chunk(Connection connection, Actor actor, ResellerId reseller) {
            this.connection = connection;
            this.actor = actor;
            this.reseller = reseller;
        }

        ImportedRows write(List<ImportedDevice> rows) throws SQLException {
            List<Found> found = found(rows);
            lock(found);
            // Two rows of one device in a chunk: the first one stands, and the next import takes the other.
            Map<String, Found> once = new LinkedHashMap<>();
            found.forEach(device -> once.putIfAbsent(device.account + " " + device.device.value(), device));
            List<Found> devices = List.copyOf(once.values());
            seen(devices);
            lockAccounts(devices.stream().filter(device -> device.row.locked()).toList());
            return new ImportedRows(added, refused, List.of());
        }

        private List<Found> found(List<ImportedDevice> rows) throws SQLException {
            Map<String, Long> accounts = new HashMap<>();
            new RowBatch<>(rows)
                    .bigint(row -> reseller.value())
                    .text(ImportedDevice::accountName)
                    .query(connection, """
                            SELECT DISTINCT a.name, a.id FROM unnest(?, ?) AS u (reseller_id, name)
                              JOIN panel.account a USING (reseller_id, name)""", row -> accounts.put(row.getString(1), row.getLong(2)));
            List<Found> found = new ArrayList<>();
            for (ImportedDevice row : rows) {
                String problem = RowRules.problem(row);
                DeviceId device = DeviceId.told(row.deviceId()).orElse(null);
                Long account = accounts.get(row.accountName());
                if (problem == null && device == null) {
                    problem = "Invalid device: must not be blank";
                }
                if (problem == null && account == null) {
                    problem = "the reseller has no such account; import the accounts first";
                }
                if (problem != null || device == null || account == null) {
                    refused.add(new RefusedRow(row.sourceKey(), String.valueOf(problem)));
                } else {
                    found.add(new Found(row, account, device));
                }
            }
            return found;
        }

        /** As whoever decides by the locks of these accounts does. */
        private void lock(List<Found> found) throws SQLException {
            List<Long> accounts =
                    found.stream().map(Found::account).distinct().sorted().toList();
            new RowBatch<>(accounts)
                    .bigint(account -> LockSpace.ACCOUNTS + account)
                    .query(
                            connection,
                            "SELECT pg_advisory_xact_lock(u.space) FROM unnest(?) WITH ORDINALITY AS u (space, position)"
                                    + " ORDER BY u.position",
                            row -> true);
        }

        private void seen(List<Found> devices) throws SQLException {
            added.addAll(new RowBatch<>(devices)
                    .text(device -> device.row.sourceKey())
                    .bigint(Found::account)
                    .bigint(device -> reseller.value())
                    .text(device -> device.device.value())
                    .text(device -> device.row.deviceType())
                    .time(device -> Times.exact(device.row.firstSeen()))
                    .time(device -> Times.exact(device.row.lastSeen()))
                    .query(connection, """
                            WITH told AS (
                                SELECT * FROM unnest(?, ?, ?, ?, ?, ?, ?)
                                    AS u (key, account_id, reseller_id, device_id, device_type, first_seen, last_seen)),
                            written AS (
                                INSERT INTO panel.device AS d (account_id, reseller_id, device_id, device_type,
                                       first_seen, last_seen)
                                SELECT account_id, reseller_id, device_id, device_type, first_seen, last_seen FROM told
                                 ORDER BY account_id, device_id
                                ON CONFLICT (account_id, device_id) DO UPDATE
                                   SET first_seen = least(d.first_seen, excluded.first_seen),
                                       last_seen = greatest(d.last_seen, excluded.last_seen),
                                       device_type = coalesce(d.device_type, excluded.device_type)
                                 WHERE d.first_seen > excluded.first_seen OR d.last_seen < excluded.last_seen
                                    OR (d.device_type IS NULL AND excluded.device_type IS NOT NULL)
                                RETURNING account_id, device_id)
                            SELECT key FROM told JOIN written USING (account_id, device_id)""", row -> row.getString(1)));
        }

        /** Those that are not locked yet, each to the first of its devices here; the journal of locks tells it. */
        private void lockAccounts(List<Found> devices) throws SQLException {
            added.addAll(new RowBatch<>(devices)
                    .text(device -> device.row.sourceKey())
                    .bigint(Found::account)
                    .text(device -> device.device.value())
                    .text(device -> actor.operator())
                    .time(device -> Times.exact(time.instant()))
                    .query(connection, """
                            WITH told AS (
                                SELECT DISTINCT ON (u.account_id) u.*, a.reseller_id, a.device_lock, a.max_connections
                                  FROM unnest(?, ?, ?, ?, ?) WITH ORDINALITY
                                    AS u (key, account_id, device_id, operator, now, position)
                                  JOIN panel.account a ON a.id = u.account_id AND a.device_lock <> 'LOCKED'
                                 ORDER BY u.account_id, u.position),
                            locked AS (
                                UPDATE panel.account a
                                   SET device_lock = 'LOCKED', locked_device = t.device_id, locked_at = t.now
                                  FROM told t WHERE a.id = t.account_id),
                            journaled AS (
                                INSERT INTO journal.device_lock (reseller_id, account_id, kind, operator, lock_before,
                                       lock_after, device_after, connections_before, connections_after, occurred_at)
                                SELECT reseller_id, account_id, 'LOCKED_TO', operator, device_lock, 'LOCKED', device_id,
                                       max_connections, max_connections, now FROM told)
                            SELECT key FROM told""", row -> row.getString(1)));
        }
    }

    private record Found(ImportedDevice row, long account, DeviceId device) {}
}
