package io.panelhouse.panel;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * On whose behalf something is done.
 *
 * @param operator name of the person or program, as the operation journal shows it
 * @param scope the reseller whose subtree may be read and changed; null for a program of the house, which may touch all
 * @param permissions what may be done there
 */
public record Actor(String operator, @Nullable ResellerId scope, Set<Permission> permissions) {

    private static final Set<Permission> ALL = Set.copyOf(EnumSet.allOf(Permission.class));

    public Actor {
        permissions = Set.copyOf(permissions);
    }

    /** A person or program confined to one reseller's subtree. */
    public static Actor within(String operator, ResellerId scope) {
        return new Actor(operator, scope, ALL);
    }

    /** The same, with these permissions only. */
    public static Actor within(String operator, ResellerId scope, Set<Permission> permissions) {
        return new Actor(operator, scope, permissions);
    }

    /** A program of the house, such as an import, that is confined to no subtree. */
    public static Actor house(String program) {
        return new Actor(program, null, ALL);
    }

    /** Whether this actor may do what the permission stands for. */
    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }
}
