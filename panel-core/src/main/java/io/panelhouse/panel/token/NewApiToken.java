package io.panelhouse.panel.token;

import io.panelhouse.panel.Permission;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A token to be made.
 *
 * @param operator name of the operator on whose behalf it acts
 * @param name 1 to 40 letters, digits, dots, dashes and underscores
 * @param permissions at least one
 * @param expiresAt null if it does not expire
 */
public record NewApiToken(
        String operator,
        String name,
        Set<Permission> permissions,
        @Nullable Instant expiresAt) {

    /** A token that reads and does nothing else. */
    public static NewApiToken readOnly(String operator, String name) {
        return new NewApiToken(operator, name, EnumSet.of(Permission.VIEW), null);
    }
}
