package io.panelhouse.batch.fact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A time in which service was withheld, {@code [from, until)}.
 *
 * @param until null if it is not over
 */
record Pause(Instant from, @Nullable Instant until) {

    /** The pauses that suspensions, resumptions and a closing make, in the order in which they happened. */
    static List<Pause> of(List<AccountChange> changes) {
        List<Pause> pauses = new ArrayList<>();
        Instant since = null;
        for (AccountChange change : changes) {
            if (change.kind() != AccountChange.Kind.RESUME) {
                since = since == null ? change.at() : since;
            } else if (since != null) {
                pauses.add(new Pause(since, change.at()));
                since = null;
            }
        }
        if (since != null) {
            pauses.add(new Pause(since, null));
        }
        return pauses;
    }

    boolean covers(Instant instant) {
        return !instant.isBefore(from) && (until == null || instant.isBefore(until));
    }
}
