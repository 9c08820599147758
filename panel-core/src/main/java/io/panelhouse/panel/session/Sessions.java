package io.panelhouse.panel.session;

import java.util.Optional;

/** Viewing sessions. */
public interface Sessions {

    /** The session if it was opened here and not closed. */
    Optional<OpenSession> find(String sessionId);

    /** Closes a session and journals that; the session as it was, or empty if it is not open. */
    Optional<OpenSession> close(String sessionId);
}
