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
     * taken, if the parent is outside the actor's subtree or its tier allows none below it, or if the actor is no
     * owner.
     */
    Outcome create(Actor actor, NewReseller reseller);

    /**
     * Changes name, time zone or grace of the actor's own reseller or of one below it.
     *
     * @throws io.panelhouse.panel.AccessRefusedException if it is outside the actor's subtree, or the actor is no owner
     * @throws IllegalArgumentException if the name is taken or a rule is broken; the message is one sentence
     */
    Reseller change(Actor actor, ResellerId id, ResellerChange change);

    /**
     * Moves a reseller, with all below it, to another place in the tree of the same provider. Accounts and ledgers stay
     * with their resellers.
     *
     * @throws io.panelhouse.panel.AccessRefusedException if one of the two is outside the actor's subtree, if it is the
     *     actor's own reseller, or the actor is no owner, or the new parent's tier allows none below it
     * @throws IllegalArgumentException if the new parent lies below it, or belongs to another provider
     */
    Reseller move(Actor actor, ResellerId id, ResellerId newParent);

    /**
     * From now on this reseller and its operators can do nothing. Its accounts keep running, and the resellers below it
     * keep working.
     *
     * @throws io.panelhouse.panel.AccessRefusedException if it is not below the actor's own, or the actor is no owner
     */
    Reseller disable(Actor actor, ResellerId id);

    /**
     * The reseller and its operators can work again.
     *
     * @throws io.panelhouse.panel.AccessRefusedException if it is not below the actor's own, or the actor is no owner
     */
    Reseller enable(Actor actor, ResellerId id);

    /**
     * Removes a reseller that has nothing left: no accounts, no credits, no resellers below it. Its journals stay, and
     * its name is free again.
     *
     * @throws io.panelhouse.panel.AccessRefusedException if it is not below the actor's own, or the actor is no owner
     * @throws IllegalArgumentException if it has something left; the message says what
     */
    void delete(Actor actor, ResellerId id);

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
