package io.panelhouse.panel.directory;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.ResellerId;

/** A person who signs in to the panel. */
public record Operator(long id, String name, OperatorRole role, ResellerId resellerId) {

    /** This operator as the one who acts, confined to the subtree of its reseller. */
    public Actor actor() {
        return Actor.within(name, resellerId);
    }
}
