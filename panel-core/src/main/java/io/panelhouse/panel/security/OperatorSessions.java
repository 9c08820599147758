package io.panelhouse.panel.security;

import io.panelhouse.panel.directory.Operator;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Where people are signed in; all processes that serve pages share it. */
public interface OperatorSessions {

    /** A session that nothing was asked from for this long has ended. */
    Duration MAX_IDLE = Duration.ofHours(8);

    /** Someone has signed in. */
    OperatorSessionId open(Operator operator, String device, String address);

    /** Notes that these are in use. */
    void seen(Collection<OperatorSessionId> sessions);

    /** Which of these have ended, or belong to somebody who may not sign in any more. */
    Set<OperatorSessionId> ended(Collection<OperatorSessionId> sessions);

    /** Where this person is signed in, newest first. */
    List<OperatorSession> of(Operator operator);

    /** The person signs out here, or there. */
    void end(Operator operator, OperatorSessionId session);

    /** The person signs out everywhere but here; how many sessions have ended. */
    int endOthers(Operator operator, OperatorSessionId keep);

    /** When the person last proved in this session who they are. */
    Instant provenAt(OperatorSessionId session);

    /** The person has just proved who they are. */
    void proven(OperatorSessionId session);
}
