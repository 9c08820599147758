package io.panelhouse.panel.directory;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.ResellerId;
import java.util.List;
import java.util.Set;

/**
 * People who work for several resellers, of the same provider or of others, with one sign-in. In each they act as a
 * member of that one alone: nothing passes from one to the other, and no reseller learns what else its members work
 * for.
 *
 * <p>Nobody is made a member by another: a reseller gives out a code, and whoever shows it joins.
 */
public interface Memberships {

    /**
     * A code with which one person can join within 7 days. It is not kept and cannot be shown again.
     *
     * @throws io.panelhouse.panel.AccessRefusedException if the reseller is outside the actor's subtree, if the actor
     *     is no owner, or if members would be allowed more than the actor is
     * @throws IllegalArgumentException if {@link Permission#VIEW} is missing
     */
    String invite(Actor actor, ResellerId reseller, OperatorRole role, Set<Permission> permissions);

    /**
     * Makes the person a member of the reseller that gave out the code. The code is used up.
     *
     * @throws IllegalArgumentException if the code is wrong, used or too old, or if the person works there already
     */
    Membership join(Operator operator, String code);

    /** The resellers that the person works for, its home first. Those that are disabled or gone are left out. */
    List<Membership> of(Operator operator);

    /**
     * Who works for a reseller beside its own operators, by name.
     *
     * @throws io.panelhouse.panel.AccessRefusedException if the reseller is outside the actor's subtree
     */
    List<Membership> members(Actor actor, ResellerId reseller);

    /**
     * Ends a membership.
     *
     * @throws io.panelhouse.panel.AccessRefusedException if the reseller is outside the actor's subtree, the actor is
     *     no owner, or that person is no member
     */
    void end(Actor actor, ResellerId reseller, String operator);

    /** Ends an own membership; does nothing where there is none. */
    void leave(Operator operator, ResellerId reseller);
}
