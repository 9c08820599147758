package io.panelhouse.panel.directory;

import io.panelhouse.panel.Permission;
import io.panelhouse.panel.ResellerId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An operator to be created.
 *
 * @param name 1 to 80 characters; unique in the panel, whatever the case of its letters
 * @param permissions what it may do; always includes {@link Permission#VIEW}
 * @param passwordUntil until when the password serves to choose another; null for a password that stays
 */
public record NewOperator(
        String name,
        String password,
        OperatorRole role,
        ResellerId resellerId,
        Set<Permission> permissions,
        @Nullable Instant passwordUntil) {

    public NewOperator {
        permissions = Set.copyOf(permissions);
    }

    @Override
    public String toString() {
        return "NewOperator[name=%s, resellerId=%s]".formatted(name, resellerId);
    }
}
