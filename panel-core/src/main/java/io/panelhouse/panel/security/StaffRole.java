package io.panelhouse.panel.security;

import io.panelhouse.panel.Permission;
import java.util.EnumSet;
import java.util.Set;

/** What a member of a reseller's staff does; each role may do what those before it may. */
public enum StaffRole {
    /** Reads. */
    VIEW(Permission.VIEW),
    /** Sells and serves accounts. */
    SELL(Permission.SELL),
    /** Moves credits too. */
    CREDITS(Permission.CREDITS),
    /** Manages resellers, staff and settings too. */
    OWNER(Permission.OWNER);

    private final Permission highest;

    StaffRole(Permission highest) {
        this.highest = highest;
    }

    public Set<Permission> permissions() {
        return EnumSet.range(Permission.VIEW, highest);
    }

    /** The highest role whose permissions are all among these. */
    public static StaffRole of(Set<Permission> permissions) {
        StaffRole highest = VIEW;
        for (StaffRole role : values()) {
            if (permissions.containsAll(role.permissions())) {
                highest = role;
            }
        }
        return highest;
    }
}
