package io.panelhouse.panel.alert;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.ResellerId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an episode stands, as the stream tells it.
 *
 * @param subject what of the reseller's it is about, such as a threshold or a login
 * @param version grows with every record of the reseller, kind and subject
 * @param open false once it is over
 * @param figure what was measured
 * @param limit what it was held against
 * @param accountId the account that it is about; null if none
 * @param evidence ids of what proves it, at most 100
 * @param openedAt when it began; names the episode
 * @param asOf when the newest event in it happened
 */
public record ReportedAlert(
        ResellerId resellerId,
        AlertKind kind,
        String subject,
        long version,
        boolean open,
        BigDecimal figure,
        BigDecimal limit,
        @Nullable AccountId accountId,
        List<String> evidence,
        Instant openedAt,
        Instant asOf) {

    public ReportedAlert {
        evidence = List.copyOf(evidence);
    }
}
