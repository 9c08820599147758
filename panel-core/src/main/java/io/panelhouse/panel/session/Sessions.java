package io.panelhouse.panel.session;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.ResellerId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Viewing sessions. A session whose last heartbeat is older than {@link #SILENCE} is no longer online and does not
 * count towards the connection limit, whether or not it was swept already.
 */
public interface Sessions {

    /** How long a session may be silent. */
    Duration SILENCE = Duration.ofSeconds(90);

    /** The session if it was opened here and not closed. */
    Optional<OpenSession> find(String sessionId);

    /** Closes a session and journals that; the session as it was, or empty if it is not open. */
    Optional<OpenSession> close(String sessionId);

    /** The same, if the session belongs to the actor's subtree. */
    Optional<OpenSession> close(Actor actor, String sessionId);

    /** Notes signs of life; those of sessions that are not open have no effect. How many were open. */
    int heartbeats(List<SessionBeat> beats);

    /**
     * Closes sessions that were silent for too long, as of their last heartbeat, with the reason TIMEOUT.
     *
     * @param limit how many at most
     * @return how many it closed
     */
    int closeSilent(int limit);

    /** The accounts below {@code root} that are online now, the longest first; at most 1000. */
    List<OpenSession> online(Actor actor, ResellerId root, int offset, int limit);

    /** How many sessions below {@code root} are online now. */
    long countOnline(Actor actor, ResellerId root);
}
