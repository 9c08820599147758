package io.panelhouse.panel.history;

import io.panelhouse.panel.account.AccountNotes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account that another system kept.
 *
 * @param sourceKey identifies the row within its source, for ever
 * @param secret in plain text; it is hashed before it is kept
 * @param secretHash instead of the secret: {@code SALT:HASH} in hexadecimal digits, the hash being SHA-256 over the
 *     salt and the secret
 * @param months of the package it has, 0 for one without an end; null if its terms are told elsewhere or there are none
 * @param endsAt end of what it has; null where there are no months or 0
 */
public record ImportedAccount(
        String sourceKey,
        String name,
        @Nullable String secret,
        @Nullable String secretHash,
        AccountNotes notes,
        Instant createdAt,
        boolean suspended,
        boolean closed,
        @Nullable Integer months,
        @Nullable Instant endsAt) {

    /** Says nothing of the secret. */
    @Override
    public String toString() {
        return "ImportedAccount[" + sourceKey + "]";
    }
}
