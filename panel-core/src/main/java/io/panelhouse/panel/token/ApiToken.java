package io.panelhouse.panel.token;

import io.panelhouse.panel.Permission;
import io.panelhouse.panel.ResellerId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a token; not the token itself.
 *
 * @param operator on whose behalf it acts
 * @param resellerId whose subtree it reaches
 * @param name unique among the tokens of the operator, revoked ones included
 * @param expiresAt null if it does not expire
 * @param lastUsedAt to the minute
 */
public record ApiToken(
        long id,
        String operator,
        ResellerId resellerId,
        String name,
        Set<Permission> permissions,
        String createdBy,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt) {}
