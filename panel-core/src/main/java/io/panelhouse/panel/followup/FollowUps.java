package io.panelhouse.panel.followup;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.ResellerId;
import java.time.Instant;
import java.util.List;

/**
 * The tasks that ends of paid terms are. Which accounts are due, and in which state, is read with
 * {@link io.panelhouse.panel.account.Accounts#page}. All methods throw
 * {@link io.panelhouse.panel.AccessRefusedException} for an account or reseller outside the actor's subtree.
 */
public interface FollowUps {

    /** The ends of an account, latest first, at most 24; empty if it never had a paid term that ends. */
    List<FollowUp> of(Actor actor, AccountId account);

    /**
     * Writes down what came of speaking about the account's last end.
     *
     * @throws io.panelhouse.panel.AccessRefusedException if the actor may not sell
     * @throws IllegalArgumentException if there is nothing to follow up: it has no paid end, is closed, or grace is
     *     over
     */
    FollowUp mark(Actor actor, AccountId account, Mark mark);

    /**
     * What became of the ends in {@code [from, to)} of a subtree.
     *
     * @param days how long before an end there is something to do; who renews earlier is not counted
     */
    ContactReport report(Actor actor, ResellerId root, Instant from, Instant to, int days);
}
