package io.panelhouse.panel.alert;

import io.panelhouse.panel.Actor;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

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
