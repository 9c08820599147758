package io.panelhouse.panel.directory;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.ResellerId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A person who signs in to the panel.
 *
 * @param permissions what this person may do in the subtree of its reseller
 * @param disabledAt since when this person may not sign in; null if they may
 * @param temporaryPassword whether the password was given by somebody else, and only serves to choose another
 * @param secondFactor whether a second factor is asked for at sign-in
 */
public record Operator(
        long id,
        String name,
        OperatorRole role,
        ResellerId resellerId,
        Set<Permission> permissions,
        @Nullable Instant disabledAt,
        boolean temporaryPassword,
        boolean secondFactor) {

    public Operator {
        permissions = Set.copyOf(permissions);
    }

    /** This operator as the one who acts, confined to the subtree of its reseller and to its permissions. */
    public Actor actor() {
        return Actor.within(name, resellerId, permissions);
    }

    /** Whether this person may sign in. */
    public boolean enabled() {
        return disabledAt == null;
    }
}
