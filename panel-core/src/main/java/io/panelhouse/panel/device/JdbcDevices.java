package io.panelhouse.panel.device;

import io.panelhouse.panel.AccessRefusedException;
import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.database.PanelDatabase;
import io.panelhouse.panel.database.Times;
import io.panelhouse.panel.device.LockChange.Kind;
import io.panelhouse.panel.directory.Subtrees;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** The devices and locks in PostgreSQL. */
public final class JdbcDevices implements Devices {

    private static final int MAX_ROWS = 1000;
    private static final int MAX_CONNECTIONS = 1000;
    private static final int MAX_KEY_LENGTH = 200;

    private final PanelDatabase database;
    private final InstantSource time;

    public JdbcDevices(PanelDatabase database, InstantSource time) {
        this.database = database;
        this.time = time;
    }

    @Override
    public DeviceLock lock(Actor actor, AccountId account) {
        return database.read(actor, handle -> owned(handle, actor, account).lock());
    }

    @Override
    public List<SeenDevice> of(Actor actor, AccountId account) {
        return database.read(actor, handle -> {
            owned(handle, actor, account);
            return handle.createQuery("""
                            SELECT d.device_id, d.device_type, d.first_seen, d.last_seen,
                                   d.device_id IS NOT DISTINCT FROM a.locked_device AS locked
                              FROM panel.device d JOIN panel.account a ON a.id = d.account_id
                             WHERE d.account_id = :account ORDER BY d.last_seen DESC, d.device_id LIMIT :max""")
                    .bind("account", account.value())
                    .bind("max", MAX_ROWS)
                    .map((row, context) -> LockRows.seen(row))
                    .list();
        });
    }

    @Override
    public LockChange lockTo(Actor actor, @Nullable String key, AccountId account, DeviceId device) {
        return change(
                actor,
                key,
                account,
                Kind.LOCKED_TO,
                before -> new DeviceLock(LockState.LOCKED, device, now(), before.maxConnections()));
    }

    @Override
    public LockChange release(Actor actor, @Nullable String key, AccountId account) {
        return change(
                actor,
                key,
                account,
                Kind.RELEASED,
                before -> new DeviceLock(LockState.OPEN, null, null, before.maxConnections()));
    }

    @Override
    public LockChange relearn(Actor actor, @Nullable String key, AccountId account) {
        return change(
                actor,
                key,
                account,
                Kind.RELEARN,
                before -> new DeviceLock(LockState.LEARN, null, null, before.maxConnections()));
    }

    @Override
    public LockChange limitConnections(Actor actor, @Nullable String key, AccountId account, int maxConnections) {
        if (maxConnections < 1 || maxConnections > MAX_CONNECTIONS) {
            throw new IllegalArgumentException("Invalid number of connections: must be 1 to %d, was %d"
                    .formatted(MAX_CONNECTIONS, maxConnections));
        }
        return change(
                actor,
                key,
                account,
                Kind.CONNECTIONS,
                before -> new DeviceLock(before.state(), before.device(), before.lockedAt(), maxConnections));
    }

    @Override
    public List<LockChange> changes(Actor actor, AccountId account, int limit) {
        return database.read(actor, handle -> {
            owned(handle, actor, account);
            return handle.createQuery("""
                            SELECT * FROM journal.device_lock WHERE account_id = :account
                             ORDER BY sequence DESC LIMIT :max""")
                    .bind("account", account.value())
                    .bind("max", bounded(limit))
                    .map((row, context) -> LockRows.change(row))
                    .list();
        });
    }

    @Override
    public Optional<LockChange> changed(Actor actor, String key) {
        return database.read(actor, handle -> changed(handle, actor, key));
    }

    @Override
    public Exposure exposure(Actor actor, ResellerId root, Duration past, int offset, int limit) {
        Instant since = now().minus(past);
        return database.read(actor, handle -> {
            String path = Subtrees.require(handle, actor, root).path();
            String exposed = """
                    WITH exposed AS (
                        SELECT a.id, a.name, a.reseller_id, count(d.device_id) AS devices, max(d.last_seen) AS last_seen
                          FROM panel.account a
                          JOIN panel.reseller r ON r.id = a.reseller_id AND r.path LIKE :path || '%'
                          LEFT JOIN panel.device d ON d.account_id = a.id AND d.last_seen >= :since
                         WHERE a.device_lock = 'OPEN' AND a.closed_at IS NULL GROUP BY a.id)
                    """;
            List<ExposedAccount> page = handle.createQuery(exposed + """
                            SELECT * FROM exposed ORDER BY devices DESC, name, id OFFSET :offset LIMIT :max""")
                    .bind("path", path)
                    .bind("since", Times.sql(since))
                    .bind("offset", Math.max(0, offset))
                    .bind("max", bounded(limit))
                    .map((row, context) -> LockRows.exposed(row))
                    .list();
            return handle.createQuery(exposed + """
                            SELECT count(*) AS accounts, coalesce(sum(devices), 0) AS devices,
                                   count(*) FILTER (WHERE devices > 1) AS shared FROM exposed""")
                    .bind("path", path)
                    .bind("since", Times.sql(since))
                    .map((row, context) -> new Exposure(
                            since, row.getLong("accounts"), row.getLong("devices"), row.getLong("shared"), page))
                    .one();
        });
    }

    private LockChange change(
            Actor actor, @Nullable String key, AccountId account, Kind kind, UnaryOperator<DeviceLock> rule) {
        if (!actor.may(Permission.SELL)) {
            throw new AccessRefusedException("Cannot change the device lock of account " + account
                    + ": that asks for the permission to sell; ask the owner of your reseller");
        }
        if (key != null && (key.isEmpty() || key.length() > MAX_KEY_LENGTH)) {
            throw new IllegalArgumentException("Invalid key: must have 1 to " + MAX_KEY_LENGTH + " characters");
        }
        try {
            return database.transaction(actor, handle -> changeOnce(handle, actor, key, account, kind, rule));
        } catch (JdbiException e) {
            // The same key at the same moment: the other one was faster, and its answer is the answer.
            if (key != null && PanelDatabase.uniqueViolation(e)) {
                return changed(actor, key).orElseThrow(() -> e);
            }
            throw e;
        }
    }

    private LockChange changeOnce(
            Handle handle,
            Actor actor,
            @Nullable String key,
            AccountId account,
            Kind kind,
            UnaryOperator<DeviceLock> rule) {
        handle.createQuery("SELECT 1 FROM pg_advisory_xact_lock(:lock)")
                .bind("lock", LockSpace.ACCOUNTS + account.value())
                .mapTo(Integer.class)
                .one();
        Owned owned = owned(handle, actor, account);
        Optional<LockChange> done = key == null ? Optional.empty() : changed(handle, actor, key);
        if (done.isPresent()) {
            return done.get();
        }
        DeviceLock after = rule.apply(owned.lock);
        DeviceId device = after.device();
        Instant lockedAt = after.lockedAt();
        handle.createUpdate("""
                        UPDATE panel.account SET device_lock = :lock, locked_device = :device, locked_at = :lockedAt,
                               max_connections = :connections WHERE id = :account""")
                .bind("lock", after.state().name())
                .bind("device", device == null ? null : device.value())
                .bind("lockedAt", lockedAt == null ? null : Times.sql(lockedAt))
                .bind("connections", after.maxConnections())
                .bind("account", account.value())
                .execute();
        if (kind == Kind.LOCKED_TO) {
            endOnOtherDevices(handle, account);
        }
        return LockJournal.write(
                handle,
                new LockJournal.Entry(owned.reseller, account, kind, actor.operator(), key, owned.lock, after, now()));
    }

    /** Whoever may not come in any more does not keep the place of the one who may. */
    private void endOnOtherDevices(Handle handle, AccountId account) {
        handle.createUpdate("""
                        WITH closed AS (
                            DELETE FROM panel.open_session s WHERE s.session_id IN (
                                SELECT o.session_id FROM panel.open_session o JOIN panel.account a ON a.id = o.account_id
                                 WHERE a.id = :account AND o.device_id IS DISTINCT FROM a.locked_device
                                 ORDER BY o.session_id FOR UPDATE OF o)
                            RETURNING s.*)
                        INSERT INTO journal.session (reseller_id, session_id, change, account_id, account_name, device_id,
                               device_type, address, occurred_at, reason)
                        SELECT c.reseller_id, c.session_id, 'CLOSED', c.account_id, c.account_name, c.device_id,
                               c.device_type, c.address, :now, 'LOCK_MOVED' FROM closed c""")
                .bind("account", account.value())
                .bind("now", Times.sql(now()))
                .execute();
    }

    private static Optional<LockChange> changed(Handle handle, Actor actor, String key) {
        return handle.createQuery("SELECT * FROM journal.device_lock WHERE operator = :operator AND key = :key")
                .bind("operator", actor.operator())
                .bind("key", key)
                .map((row, context) -> LockRows.change(row))
                .findOne();
    }

    private static Owned owned(Handle handle, Actor actor, AccountId account) {
        return handle.createQuery("""
                        SELECT a.reseller_id, a.device_lock, a.locked_device, a.locked_at, a.max_connections
                          FROM panel.account a JOIN panel.reseller r ON r.id = a.reseller_id
                         WHERE a.id = :account AND r.path LIKE :prefix || '%'""")
                .bind("account", account.value())
                .bind("prefix", Subtrees.prefix(handle, actor))
                .map((row, context) -> new Owned(new ResellerId(row.getLong("reseller_id")), LockRows.lock(row)))
                .findOne()
                .orElseThrow(() ->
                        new AccessRefusedException("Cannot read account " + account + ": it is not in your tree"));
    }

    private static int bounded(int limit) {
        return Math.max(1, Math.min(MAX_ROWS, limit));
    }

    private Instant now() {
        return Times.exact(time.instant());
    }

    private record Owned(ResellerId reseller, DeviceLock lock) {}
}
