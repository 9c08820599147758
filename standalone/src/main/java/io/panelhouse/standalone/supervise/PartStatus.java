package io.panelhouse.standalone.supervise;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a part is, as {@code status --json} prints it.
 *
 * @param name the part
 * @param pid its process, if one runs
 * @param state what the supervisor does with it
 * @param healthy whether it does its work (a step: has done it)
 * @param detail one sentence
 * @param restarts how often it was started again since the stack started
 * @param since when it came into this state, ISO-8601 UTC
 * @param lastExit why its process ended the last time
 * @param facts figures the part adds
 */
public record PartStatus(
        String name,
        @Nullable Long pid,
        State state,
        boolean healthy,
        String detail,
        int restarts,
        String since,
        @Nullable String lastExit,
        Map<String, Object> facts) {

    /** What the supervisor does with a part. */
    public enum State {
        WAITING,
        STARTING,
        RUNNING,
        BACKING_OFF,
        GAVE_UP,
        DONE,
        STOPPED
    }

    static PartStatus waiting(String name, Instant now) {
        return new PartStatus(
                name, null, State.WAITING, false, "waits for its turn", 0, now.toString(), null, Map.of());
    }

    PartStatus in(State next, @Nullable Long process, boolean good, String sentence, Instant now) {
        String from = next == state && good == healthy ? since : now.toString();
        return new PartStatus(name, process, next, good, sentence, restarts, from, lastExit, Map.of());
    }

    PartStatus with(Map<String, Object> newFacts) {
        return new PartStatus(name, pid, state, healthy, detail, restarts, since, lastExit, newFacts);
    }

    PartStatus restarted() {
        return new PartStatus(name, pid, state, healthy, detail, restarts + 1, since, lastExit, facts);
    }

    PartStatus ended(String reason) {
        return new PartStatus(name, null, state, false, detail, restarts, since, reason, facts);
    }

    @JsonIgnore
    public boolean gaveUp() {
        return state == State.GAVE_UP;
    }

    /** Whether it does its work but says that something is missing from it. */
    @JsonIgnore
    public boolean degraded() {
        return Boolean.TRUE.equals(facts.get("degraded"));
    }
}
