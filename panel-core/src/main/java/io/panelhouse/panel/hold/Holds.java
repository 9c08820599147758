package io.panelhouse.panel.hold;

import io.panelhouse.panel.Actor;
import java.util.List;
import java.util.Optional;

/** The logins that are held. Safe for use by many threads and processes. */
public interface Holds {

    /**
     * Holds the operator behind a login, if the reseller it works for has decided so by the setting
     * {@code holdOnDrain}, own or inherited. Once this answers, no order that moves credits is applied for that
     * operator there. Asking again about the same episode changes nothing, also after the hold was lifted. For the
     * program that records alerts.
     *
     * @return the hold in force; empty if there is none to be, as the setting is off, the login belongs to no operator
     *     of the tree, or the hold of this episode was lifted
     */
    Optional<Hold> hold(Drain drain);

    /** All holds in force in the actor's subtree, the newest first. */
    List<Hold> inForce(Actor actor);

    /** The hold under which the actor itself stands where it acts. */
    Optional<Hold> of(Actor actor);

    /**
     * What the held login did since its drain began, so that it can be reversed: the operations of the alert and those
     * that still came through after it, the newest first, at most 1000.
     *
     * @throws io.panelhouse.panel.AccessRefusedException if the hold is outside the actor's subtree
     */
    List<Long> operations(Actor actor, long hold);

    /**
     * Ends a hold.
     *
     * @throws io.panelhouse.panel.AccessRefusedException if it is outside the actor's subtree, the actor is no owner,
     *     or is the held one: that one passes the second factor instead
     * @throws IllegalArgumentException if it is not in force
     */
    Hold lift(Actor actor, long hold);
}
