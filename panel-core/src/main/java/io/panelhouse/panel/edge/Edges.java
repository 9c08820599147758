package io.panelhouse.panel.edge;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.ResellerId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The edge servers of a subtree. Changing them asks for the permission of an owner and is audited. Methods throw
 * {@link io.panelhouse.panel.AccessRefusedException} outside the actor's subtree.
 */
public interface Edges {

    /**
     * Adds an edge with a new key.
     *
     * @throws IllegalArgumentException if the name is not 1 to 80 characters or the reseller has such an edge
     */
    EdgeWithKey create(Actor actor, ResellerId reseller, String name);

    /** Gives the edge a new key; the old one is refused from now on, and a disabled edge works again. */
    EdgeWithKey rotate(Actor actor, long edge);

    /** Refuses the edge's key from now on. */
    Edge disable(Actor actor, long edge);

    /** The edges of a reseller and those below it, by name. */
    List<Edge> of(Actor actor, ResellerId root);

    /** What was usual at a time at which the edges of a subtree were last heard of. */
    Traffic traffic(Actor actor, ResellerId root, Instant at);

    /**
     * Lets an edge of this name work with a key that was made elsewhere, such as by the installation itself; the same
     * again changes nothing.
     *
     * @param key at least 32 characters
     */
    Edge ensure(Actor actor, ResellerId reseller, String name, String key);

    /** The edge that has this key and works, asked from the database. */
    Optional<Edge> known(String key);
}
