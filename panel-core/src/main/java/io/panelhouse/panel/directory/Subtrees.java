package io.panelhouse.panel.directory;

import io.panelhouse.panel.AccessRefusedException;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.database.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The fence of tenancy in the services: a reseller is seen only from its own place in the tree or from above. */
public final class Subtrees {

    /** The columns that {@link #reseller} reads, of table {@code r}. */
    public static final String COLUMNS =
            "r.id, r.parent_id, r.name, r.path, r.time_zone, r.grace_days, r.created_at, r.disabled_at";

    private Subtrees() {}

    /** The reseller, if it exists within the actor's subtree. */
    public static Optional<Reseller> visible(Handle handle, Actor actor, ResellerId id) {
        ResellerId scope = actor.scope();
        String fence = scope == null
                ? ""
                : " AND r.path LIKE (SELECT s.path FROM panel.reseller s WHERE s.id = :scope) || '%'";
        return handle.createQuery("SELECT " + COLUMNS
                        + " FROM panel.reseller r WHERE r.id = :id AND r.deleted_at IS NULL" + fence)
                .bind("id", id.value())
                .bind("scope", scope == null ? null : scope.value())
                .map((row, context) -> reseller(row))
                .findOne();
    }

    /**
     * The reseller.
     *
     * @throws AccessRefusedException if it does not exist within the actor's subtree
     */
    public static Reseller require(Handle handle, Actor actor, ResellerId id) {
        return visible(handle, actor, id)
                .orElseThrow(
                        () -> new AccessRefusedException("Cannot read reseller " + id + ": it is not in your tree"));
    }

    /**
     * The prefix of the paths that the actor may see: empty for all, and for a scope that is gone, one that fits none.
     */
    public static String prefix(Handle handle, Actor actor) {
        ResellerId scope = actor.scope();
        if (scope == null) {
            return "";
        }
        return handle.createQuery("SELECT path FROM panel.reseller WHERE id = :scope")
                .bind("scope", scope.value())
                .mapTo(String.class)
                .findOne()
                .orElse("none");
    }

    /** A row of {@link #COLUMNS}. */
    public static Reseller reseller(ResultSet row) throws SQLException {
        long parent = row.getLong("parent_id");
        return new Reseller(
                new ResellerId(row.getLong("id")),
                parent == 0 ? null : new ResellerId(parent),
                row.getString("name"),
                row.getString("path"),
                ZoneId.of(row.getString("time_zone")),
                row.getInt("grace_days"),
                Times.required(row, "created_at"),
                Times.optional(row, "disabled_at"));
    }
}
