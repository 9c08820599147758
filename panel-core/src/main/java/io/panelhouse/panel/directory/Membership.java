package io.panelhouse.panel.directory;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.ResellerId;
import java.util.Set;

/**
 * A reseller that a person works for.
 *
 * @param operator sign-in name of the person
 * @param home whether it is the reseller where the person's sign-in belongs
 */
public record Membership(
        String operator,
        ResellerId reseller,
        String resellerName,
        OperatorRole role,
        Set<Permission> permissions,
        boolean home) {

    public Membership {
        permissions = Set.copyOf(permissions);
    }

    /** This person as the one who acts there, confined to that reseller's subtree and to these permissions. */
    public Actor actor() {
        return Actor.within(operator, reseller, permissions);
    }
}
