package io.panelhouse.panel.directory;

import io.panelhouse.panel.AccessRefusedException;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.audit.JdbcAuditLog;
import io.panelhouse.panel.database.Times;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Changes of resellers that exist, each within one transaction of one actor. */
final class TreeChanges {

    private final Handle handle;
    private final Actor actor;
    private final JdbcAuditLog audit;
    private final Instant now;

    TreeChanges(Handle handle, Actor actor, JdbcAuditLog audit, Instant now) {
        this.handle = handle;
        this.actor = actor;
        this.audit = audit;
        this.now = Times.exact(now);
    }

    Reseller change(ResellerId id, ResellerChange change) {
        String what = "change reseller " + id;
        Reseller before = own(id, what);
        handle.createUpdate("""
                        UPDATE panel.reseller SET name = coalesce(:name, name), time_zone = coalesce(:zone, time_zone),
                               grace_days = coalesce(:grace, grace_days) WHERE id = :id""")
                .bind("name", change.name())
                .bind(
                        "zone",
                        change.timeZone() == null ? null : change.timeZone().getId())
                .bind("grace", change.graceDays())
                .bind("id", id.value())
                .execute();
        Reseller after = Subtrees.require(handle, actor, id);
        Map<String, String> detail = new HashMap<>();
        differing(detail, "name", before.name(), after.name());
        differing(detail, "time-zone", before.timeZone(), after.timeZone());
        differing(detail, "grace-days", before.graceDays(), after.graceDays());
        if (!detail.isEmpty()) {
            journal(after.path(), "");
            audit("reseller-changed", id, detail);
        }
        return after;
    }

    private static void differing(Map<String, String> detail, String what, Object before, Object after) {
        if (!before.equals(after)) {
            detail.put(what + "-before", before.toString());
            detail.put(what, after.toString());
        }
    }

    Reseller move(ResellerId id, ResellerId newParent) {
        String what = "move reseller %s below %s".formatted(id, newParent);
        TreeLock.toReshape(handle);
        Reseller reseller = below(id, what);
        Reseller parent = Subtrees.visible(handle, actor, newParent)
                .orElseThrow(() -> refused(what, "reseller " + newParent + " is not in your tree"));
        if (!reseller.root().equals(parent.root())) {
            throw invalid(what, "it belongs to another provider; credits do not pass between providers");
        }
        if (reseller.contains(parent)) {
            throw invalid(what, "reseller " + parent.name() + " is " + reseller.name() + " or below it");
        }
        if (parent.id().equals(reseller.parentId())) {
            return reseller;
        }
        TierRules.require(handle, parent, Feature.SUB_RESELLERS, what);
        holdOrders(reseller.path());
        String path = parent.path() + id + "/";
        handle.createUpdate("""
                        UPDATE panel.reseller
                           SET parent_id = CASE WHEN id = :id THEN :parent ELSE parent_id END,
                               path = :path || substr(path, length(:before) + 1)
                         WHERE path LIKE :before || '%'""")
                .bind("id", id.value())
                .bind("parent", newParent.value())
                .bind("path", path)
                .bind("before", reseller.path())
                .execute();
        journal(path, "%");
        audit("reseller-moved", id, Map.of("path-before", reseller.path(), "path", path));
        return Subtrees.require(handle, actor, id);
    }

    Reseller disable(ResellerId id) {
        Reseller reseller = below(id, "disable reseller " + id);
        if (!reseller.disabled()) {
            set("disabled_at = :now", id);
            audit("reseller-disabled", id, Map.of());
        }
        return Subtrees.require(handle, actor, id);
    }

    Reseller enable(ResellerId id) {
        Reseller reseller = below(id, "enable reseller " + id);
        if (reseller.disabled()) {
            set("disabled_at = NULL", id);
            audit("reseller-enabled", id, Map.of());
        }
        return Subtrees.require(handle, actor, id);
    }

    Reseller delete(ResellerId id) {
        String what = "delete reseller " + id;
        TreeLock.toReshape(handle);
        Reseller reseller = below(id, what);
        holdOrders(reseller.path());
        refuseWhere(what, "resellers are below it; move or delete them first", """
                SELECT 1 FROM panel.reseller WHERE parent_id = :id AND deleted_at IS NULL LIMIT 1""", id);
        refuseWhere(what, "it has accounts; move them to another reseller first", """
                SELECT 1 FROM panel.account WHERE reseller_id = :id LIMIT 1""", id);
        refuseWhere(what, "credits are left in its wallet; transfer them first", """
                SELECT 1 FROM panel.ledger_account
                 WHERE reseller_id = :id AND ledger_account = 'WALLET' AND balance <> 0""", id);
        set("deleted_at = :now", id);
        audit("reseller-deleted", id, Map.of("name", reseller.name()));
        return reseller;
    }

    private void refuseWhere(String what, String fact, String sql, ResellerId id) {
        if (handle.createQuery(sql)
                .bind("id", id.value())
                .mapTo(Integer.class)
                .findFirst()
                .isPresent()) {
            throw invalid(what, fact);
        }
    }

    private void set(String assignment, ResellerId id) {
        var update = handle.createUpdate("UPDATE panel.reseller SET " + assignment + " WHERE id = :id")
                .bind("id", id.value());
        if (assignment.contains(":now")) {
            update.bind("now", Times.sql(now));
        }
        update.execute();
    }

    /** Orders lock these rows first, in the same order: none is decided while the tree around it changes. */
    private void holdOrders(String path) {
        handle.createQuery("""
                        SELECT l.id FROM panel.ledger_account l
                         WHERE l.reseller_id IN (SELECT r.id FROM panel.reseller r WHERE r.path LIKE :path || '%')
                         ORDER BY l.id FOR UPDATE""").bind("path", path).mapTo(Long.class).list();
    }

    /** One row for each reseller as it is now: of this path and, with {@code %}, of all below it, parents first. */
    private void journal(String path, String below) {
        ResellerJournal.write(handle, path + below, now);
    }

    private void audit(String verb, ResellerId id, Map<String, String> detail) {
        audit.write(handle, actor, verb, "reseller " + id, detail, null);
    }

    /** The reseller, if the actor manages it: its own or one below it. */
    private Reseller own(ResellerId id, String what) {
        requireOwner(actor, what);
        return Subtrees.visible(handle, actor, id)
                .orElseThrow(() -> refused(what, "reseller " + id + " is not in your tree"));
    }

    /** The reseller, if it is below the actor's own: nobody moves, disables or deletes itself. */
    private Reseller below(ResellerId id, String what) {
        Reseller reseller = own(id, what);
        if (id.equals(actor.scope())) {
            throw refused(what, "it is your own; ask who is above it");
        }
        return reseller;
    }

    static void requireOwner(Actor actor, String what) {
        if (!actor.may(Permission.OWNER)) {
            throw refused(what, "your role does not include it; an owner can give it to you");
        }
    }

    private static AccessRefusedException refused(String what, String fact) {
        return new AccessRefusedException("Cannot " + what + ": " + fact);
    }

    private static IllegalArgumentException invalid(String what, String fact) {
        return new IllegalArgumentException("Cannot " + what + ": " + fact);
    }

    /** What is wrong with the parts of a reseller, in one sentence without its beginning; null if nothing is. */
    static @Nullable String problem(@Nullable String name, @Nullable Integer graceDays) {
        if (name != null && (name.isBlank() || name.length() > 80)) {
            return "the name must have 1 to 80 characters";
        }
        if (name != null && name.chars().anyMatch(Character::isISOControl)) {
            return "the name must not hold control characters";
        }
        if (graceDays != null && (graceDays < 0 || graceDays > 366)) {
            return "grace must be 0 to 366 days, was " + graceDays;
        }
        return null;
    }
}
