package io.panelhouse.dashboard.weekly;

import java.util.Arrays;
import java.util.Optional;

/** Four ways to say how many left; each names what it divides by. */
enum ChurnDefinition {
    OF_TERMS_DUE("M4a", "Of terms due"),
    OF_PERIOD("M4b", "Of the period"),
    ROLLING("M4c", "Rolling 30 d"),
    DAILY_SUM("M4d", "Daily sum");

    private final String id;
    private final String title;

    ChurnDefinition(String id, String title) {
        this.id = id;
        this.title = title;
    }

    /** Its row in docs/metrics.md. */
    String id() {
        return id;
    }

    String title() {
        return title;
    }

    static Optional<ChurnDefinition> of(String id) {
        return Arrays.stream(values()).filter(each -> each.id.equals(id)).findFirst();
    }
}
