package io.panelhouse.dashboard.followup;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.html.Span;
import io.panelhouse.dashboard.shell.Icon;
import io.panelhouse.panel.followup.FollowUpState;

/** What came of an end: icon, word and tint. */
public final class TaskChip extends Span {

    private static final long serialVersionUID = 1;

    public TaskChip(FollowUpState state) {
        addClassNames("ph-chip", tint(state));
        add(new Icon(icon(state), "ph-i-xs"), new Span(word(state)));
    }

    /** In the language of the page. */
    public static String word(FollowUpState state) {
        return text("followup.state." + state.name());
    }

    /** Its icon, by name. */
    public static String icon(FollowUpState state) {
        return switch (state) {
            case TO_DO -> "open";
            case CONTACTED -> "talk";
            case PROMISED -> "clock";
            case RENEWED -> "tick";
            case LOST -> "x";
        };
    }

    /** The class that tints it. */
    public static String tint(FollowUpState state) {
        return switch (state) {
            case TO_DO -> "ph-none";
            case CONTACTED -> "ph-info";
            case PROMISED, RENEWED -> "ph-ok";
            case LOST -> "ph-bad";
        };
    }
}
