package io.panelhouse.panel.session;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The journal of attempts to sign in. Attempts outside the actor's subtree do not exist for it. */
public interface Attempts {

    /**
     * A page, the latest attempt first.
     *
     * @param beforeSequence the last row of the page before; {@link Long#MAX_VALUE} for the first page
     * @param limit at most 1000 rows
     */
    List<Attempt> page(Actor actor, AttemptFilter filter, long beforeSequence, int limit);

    /** The attempt at this place of the journal. */
    Optional<Attempt> find(Actor actor, long sequence);

    /** The latest time that the account was let in. */
    Optional<Attempt> lastAccepted(Actor actor, AccountId account);

    /** The latest time that the account was refused. */
    Optional<Attempt> lastRefused(Actor actor, AccountId account);

    /** How often each outcome was given to the account within {@code [from, to)}. */
    Map<SignInOutcome, Long> counts(Actor actor, AccountId account, Instant from, Instant to);
}
