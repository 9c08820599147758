package io.panelhouse.panel.account;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.ResellerId;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account that ends soon.
 *
 * @param packageCode of the term that ends
 * @param credits what renewing the same package costs, scale 4
 * @param lastSignIn the newest accepted one
 * @param suspended whether service is withheld; it must be resumed before it can be renewed
 */
public record DueAccount(
        AccountId id,
        String name,
        ResellerId resellerId,
        String resellerName,
        Instant endsAt,
        String packageCode,
        BigDecimal credits,
        @Nullable Instant lastSignIn,
        boolean suspended) {

    /** One that is not suspended. */
    public DueAccount(
            AccountId id,
            String name,
            ResellerId resellerId,
            String resellerName,
            Instant endsAt,
            String packageCode,
            BigDecimal credits,
            @Nullable Instant lastSignIn) {
        this(id, name, resellerId, resellerName, endsAt, packageCode, credits, lastSignIn, false);
    }
}
