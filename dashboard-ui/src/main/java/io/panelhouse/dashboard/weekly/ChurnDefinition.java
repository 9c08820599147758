package io.panelhouse.dashboard.weekly;

import static io.panelhouse.dashboard.i18n.Texts.text;

import java.util.Arrays;
import java.util.Optional;

/** Four ways to say how many left; each names what it divides by. */
enum ChurnDefinition {
    OF_TERMS_DUE("M4a"),
    OF_PERIOD("M4b"),
    ROLLING("M4c"),
    DAILY_SUM("M4d");

    private final String id;

    ChurnDefinition(String id) {
        this.id = id;
    }

    /** Its row in docs/metrics.md. */
    String id() {
        return id;
    }

    /** In the language of the page. */
    String title() {
        return text("weekly.churn." + id);
    }

    static Optional<ChurnDefinition> of(String id) {
        return Arrays.stream(values()).filter(each -> each.id.equals(id)).findFirst();
    }
}
