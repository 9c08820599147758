package io.panelhouse.panel.directory;

import io.panelhouse.panel.Actor;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What each operator chose for the screens. An operator reads and changes only its own. */
public interface Preferences {

    /** By name; empty for a program of the house. */
    Map<String, String> of(Actor actor);

    /**
     * Keeps a choice.
     *
     * @param value null to forget it
     * @throws IllegalArgumentException if the actor is a program of the house
     */
    void keep(Actor actor, String name, @Nullable String value);
}
