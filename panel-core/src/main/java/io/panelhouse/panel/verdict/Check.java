package io.panelhouse.panel.verdict;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was looked at.
 *
 * @param at when what it says came to be; null if that is not known
 */
public record Check(Topic topic, Result result, @Nullable Instant at) {

    /** What was looked at. */
    public enum Topic {
        ACCOUNT,
        TERM,
        DEVICE,
        PASSWORD,
        CONNECTIONS,
        SESSIONS,
        /** Whether other accounts of the provider fail at the same time; only if they do. */
        PROVIDER
    }

    /** What it says. In this order they are shown. */
    public enum Result {
        FAILED,
        PASSED,
        INFORMATION
    }
}
