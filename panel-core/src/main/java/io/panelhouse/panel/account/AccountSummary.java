package io.panelhouse.panel.account;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.ResellerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account at one instant.
 *
 * @param packageCode of its latest term
 * @param endsAt its last end; null if it never ends or has no term
 * @param lastSignIn the newest accepted one
 * @param canSignIn whether it has a secret; imported accounts have none
 */
public record AccountSummary(
        AccountId id,
        String name,
        ResellerId resellerId,
        String resellerName,
        AccountStatus status,
        @Nullable String packageCode,
        @Nullable Instant endsAt,
        @Nullable Instant lastSignIn,
        boolean canSignIn) {}
