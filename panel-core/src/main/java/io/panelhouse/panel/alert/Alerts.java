package io.panelhouse.panel.alert;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.ResellerId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The alerts that were recorded. Safe for use by many threads and processes.
 *
 * <p>Methods with an actor throw {@link io.panelhouse.panel.AccessRefusedException} for what is outside its subtree.
 */
public interface Alerts {

    /**
     * Takes in how an episode stands. The same again, or something older, changes nothing; an episode of which only the
     * end is told is kept as over. One whose reseller is not there is left out. For the program that records alerts.
     *
     * @return whether an episode began
     */
    boolean record(ReportedAlert alert);

    /** Episodes, the newest first, at most 200 at a time. */
    List<AlertEpisode> page(Actor actor, AlertFilter filter, int offset, int limit);

    /** How many fit the filter. */
    long count(Actor actor, AlertFilter filter);

    /** The open episode of this kind that is about the account, put off or dismissed or not; empty if there is none. */
    Optional<AlertEpisode> open(Actor actor, AlertKind kind, AccountId account);

    /** The accounts of a subtree with an episode of this kind that is open, and neither put off nor dismissed. */
    Set<AccountId> told(Actor actor, AlertKind kind, ResellerId root);

    /** Notes that the actor looked at these; those out of reach are left out. How many were new to it. */
    int look(Actor actor, Collection<Long> ids);

    /**
     * Puts an open episode off, for everybody.
     *
     * @param until later than now, by 31 days at most
     * @throws io.panelhouse.panel.AccessRefusedException also if the actor may only look
     * @throws IllegalArgumentException if it is over, or that time is not allowed
     */
    void snooze(Actor actor, long id, Instant until);

    /**
     * Takes an episode from the open ones, for everybody and until it begins anew. Again changes nothing.
     *
     * @throws io.panelhouse.panel.AccessRefusedException also if the actor may only look
     */
    void dismiss(Actor actor, long id);
}
