package io.panelhouse.panel.directory;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.audit.JdbcAuditLog;
import io.panelhouse.panel.database.PanelDatabase;
import io.panelhouse.panel.database.Times;
import io.panelhouse.panel.operation.OperationKind;
import io.panelhouse.panel.operation.Outcome;
import io.panelhouse.panel.operation.Receipt;
import io.panelhouse.panel.operation.RefusalCode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** The tree in PostgreSQL. */
public final class JdbcResellerTree implements ResellerTree {

    private static final BigDecimal NOTHING = BigDecimal.ZERO.setScale(4);

    private final PanelDatabase database;
    private final InstantSource time;
    private final JdbcAuditLog audit;

    public JdbcResellerTree(PanelDatabase database, InstantSource time, JdbcAuditLog audit) {
        this.database = database;
        this.time = time;
        this.audit = audit;
    }

    @Override
    public Outcome create(Actor actor, NewReseller reseller) {
        String problem = TreeChanges.problem(reseller.name(), reseller.graceDays());
        if (problem != null) {
            return refused(reseller, RefusalCode.INVALID, problem);
        }
        try {
            return database.transaction(actor, handle -> create(handle, actor, reseller));
        } catch (JdbiException e) {
            if (PanelDatabase.uniqueViolation(e)) {
                return refused(reseller, RefusalCode.NAME_TAKEN, "the name is in use; choose another name");
            }
            throw e;
        }
    }

    private Outcome create(Handle handle, Actor actor, NewReseller reseller) {
        if (!actor.may(Permission.OWNER)) {
            return refused(
                    reseller, RefusalCode.NOT_ALLOWED, "your role does not include it; an owner can give it to you");
        }
        TreeLock.toAdd(handle);
        ResellerId parentId = reseller.parentId();
        Optional<Reseller> parent = parentId == null ? Optional.empty() : Subtrees.visible(handle, actor, parentId);
        if (parentId == null && actor.scope() != null) {
            return refused(reseller, RefusalCode.NOT_ALLOWED, "only a program of the house creates a provider");
        }
        if (parentId != null && parent.isEmpty()) {
            return refused(reseller, RefusalCode.NOT_FOUND, "reseller " + parentId + " is not in your tree");
        }
        Optional<Tier> tier = parent.flatMap(one -> TierRules.refusing(handle, one, Feature.SUB_RESELLERS));
        if (tier.isPresent()) {
            String what = "create reseller " + reseller.name().strip();
            return new Outcome.Refused(
                    RefusalCode.NOT_ALLOWED, TierRules.refusal(what, tier.get(), Feature.SUB_RESELLERS));
        }
        Instant given = reseller.occurredAt();
        Instant at = Times.exact(given == null ? time.instant() : given);
        long id = nextId(handle, "SELECT nextval(pg_get_serial_sequence('panel.reseller', 'id'))");
        long operation = nextId(handle, "SELECT nextval('panel.operation_id')");
        String path = parent.map(Reseller::path).orElse("") + id + "/";
        insert(handle, reseller, id, path, at);
        insertLedgerAccounts(handle, id, parentId == null);
        log(handle, actor, operation, id, at);
        return new Outcome.Done(new Receipt(
                operation,
                OperationKind.CREATE_RESELLER,
                at,
                new ResellerId(id),
                NOTHING,
                NOTHING,
                null,
                null,
                null,
                null,
                null));
    }

    private static void insert(Handle handle, NewReseller reseller, long id, String path, Instant at) {
        ResellerId parent = reseller.parentId();
        handle.createUpdate("""
                        INSERT INTO panel.reseller (id, parent_id, name, path, time_zone, grace_days, created_at)
                        VALUES (:id, :parent, :name, :path, :zone, :grace, :at)""")
                .bind("id", id)
                .bind("parent", parent == null ? null : parent.value())
                .bind("name", reseller.name())
                .bind("path", path)
                .bind("zone", reseller.timeZone().getId())
                .bind("grace", reseller.graceDays())
                .bind("at", Times.sql(at))
                .execute();
        ResellerJournal.write(handle, path, at);
    }

    private static void insertLedgerAccounts(Handle handle, long id, boolean provider) {
        List<String> accounts = provider ? List.of("WALLET", "CONSUMED", "ISSUED") : List.of("WALLET", "CONSUMED");
        for (String account : accounts) {
            handle.createUpdate("INSERT INTO panel.ledger_account (reseller_id, ledger_account) VALUES (:id, :account)")
                    .bind("id", id)
                    .bind("account", account)
                    .execute();
        }
    }

    private static void log(Handle handle, Actor actor, long operation, long id, Instant at) {
        handle.createUpdate("""
                        INSERT INTO journal.operation (operation_id, reseller_id, kind, operator, occurred_at, scope_id)
                        VALUES (:operation, :id, 'CREATE_RESELLER', :operator, :at, :scope)""")
                .bind("scope", actor.scope() == null ? null : actor.scope().value())
                .bind("operation", operation)
                .bind("id", id)
                .bind("operator", actor.operator())
                .bind("at", Times.sql(at))
                .execute();
    }

    private static long nextId(Handle handle, String sql) {
        return handle.createQuery(sql).mapTo(Long.class).one();
    }

    private static Outcome refused(NewReseller reseller, RefusalCode code, String fact) {
        return new Outcome.Refused(
                code, "Cannot create reseller " + reseller.name().strip() + ": " + fact);
    }

    @Override
    public Reseller change(Actor actor, ResellerId id, ResellerChange change) {
        String what = "Cannot change reseller " + id + ": ";
        String problem = TreeChanges.problem(change.name(), change.graceDays());
        if (problem != null) {
            throw new IllegalArgumentException(what + problem);
        }
        try {
            return changed(actor, changes -> changes.change(id, change));
        } catch (JdbiException e) {
            if (PanelDatabase.uniqueViolation(e)) {
                throw new IllegalArgumentException(what + "the name is in use; choose another name", e);
            }
            throw e;
        }
    }

    @Override
    public Reseller move(Actor actor, ResellerId id, ResellerId newParent) {
        return changed(actor, changes -> changes.move(id, newParent));
    }

    @Override
    public Reseller disable(Actor actor, ResellerId id) {
        return changed(actor, changes -> changes.disable(id));
    }

    @Override
    public Reseller enable(Actor actor, ResellerId id) {
        return changed(actor, changes -> changes.enable(id));
    }

    @Override
    public void delete(Actor actor, ResellerId id) {
        changed(actor, changes -> changes.delete(id));
    }

    private Reseller changed(Actor actor, Function<TreeChanges, Reseller> change) {
        return database.transaction(
                actor, handle -> change.apply(new TreeChanges(handle, actor, audit, time.instant())));
    }

    @Override
    public Optional<Reseller> find(Actor actor, ResellerId id) {
        return database.read(actor, handle -> Subtrees.visible(handle, actor, id));
    }

    @Override
    public Optional<Reseller> findByName(Actor actor, String name) {
        return database.read(
                actor,
                handle -> select(handle, Subtrees.prefix(handle, actor), "AND r.name = :name", name).stream()
                        .findFirst());
    }

    @Override
    public List<Reseller> subtree(Actor actor, ResellerId root) {
        return database.read(
                actor,
                handle -> select(handle, Subtrees.require(handle, actor, root).path(), "", ""));
    }

    @Override
    public List<Reseller> all(Actor actor) {
        return database.read(actor, handle -> select(handle, Subtrees.prefix(handle, actor), "", ""));
    }

    @Override
    public List<Reseller> ancestors(Actor actor, ResellerId id) {
        return database.read(actor, handle -> {
            String path = Subtrees.require(handle, actor, id).path();
            return select(
                    handle, Subtrees.prefix(handle, actor), "AND :name LIKE r.path || '%' AND r.path <> :name", path);
        });
    }

    @Override
    public boolean contains(ResellerId outer, ResellerId inner) {
        return database.read(
                        Actor.house("tree"),
                        handle -> handle.createQuery("""
                        SELECT count(*) FROM panel.reseller o JOIN panel.reseller i ON i.path LIKE o.path || '%'
                         WHERE o.id = :outer AND i.id = :inner AND o.deleted_at IS NULL AND i.deleted_at IS NULL""")
                                .bind("outer", outer.value())
                                .bind("inner", inner.value())
                                .mapTo(Integer.class)
                                .one())
                == 1;
    }

    private static List<Reseller> select(Handle handle, String prefix, String condition, String name) {
        var query = handle.createQuery("SELECT " + Subtrees.COLUMNS
                        + " FROM panel.reseller r WHERE r.path LIKE :prefix || '%' AND r.deleted_at IS NULL "
                        + condition
                        + " ORDER BY string_to_array(rtrim(r.path, '/'), '/')::bigint[]")
                .bind("prefix", prefix);
        if (!condition.isEmpty()) {
            query.bind("name", name);
        }
        return query.map((row, context) -> Subtrees.reseller(row)).list();
    }
}
