package io.panelhouse.panel.directory;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.operation.Outcome;
import java.util.List;
import java.util.Optional;

/** The tree of resellers. Readings never show what lies outside the actor's subtree. */
public interface ResellerTree {

    /**
     * Creates a reseller with its empty ledger accounts. The receipt's reseller is the new one. Refused if the name is
     * taken or the parent is outside the actor's subtree.
     */
    Outcome create(Actor actor, NewReseller reseller);

    /** Empty also if it exists outside the actor's subtree. */
    Optional<Reseller> find(Actor actor, ResellerId id);

    /** Empty also if it exists outside the actor's subtree. */
    Optional<Reseller> findByName(Actor actor, String name);

    /**
     * The reseller and all below it, in path order: a parent before its children.
     *
     * @throws io.panelhouse.panel.AccessRefusedException if it is outside the actor's subtree
     */
    List<Reseller> subtree(Actor actor, ResellerId root);

    /** All that the actor may see, in path order. */
    List<Reseller> all(Actor actor);

    /**
     * Those above the reseller that the actor may see, nearest last; without the reseller itself.
     *
     * @throws io.panelhouse.panel.AccessRefusedException if it is outside the actor's subtree
     */
    List<Reseller> ancestors(Actor actor, ResellerId id);

    /** Whether {@code inner} is {@code outer} or lies below it; false if one does not exist. */
    boolean contains(ResellerId outer, ResellerId inner);
}
