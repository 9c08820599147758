package io.panelhouse.event;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that a reseller should look at, or that is over: an absolute upsert, so delivering one again changes
 * nothing.
 *
 * <p>There is one alert of a kind about a subject of a reseller at a time. It opens once and closes once: an episode,
 * known by {@code openedAt}, which a replay gives again. A reader keeps the record with the highest {@code version}.
 *
 * @param resellerId whom it concerns
 * @param subject what of the reseller's it is about: the threshold in credits, the login, the account's id; empty if
 *     there is but one
 * @param version grows with every record of the kind and subject, also across restarts
 * @param open false once it is over
 * @param figure what was measured, scale 4: credits of the balance, debits in 60 s, credits at risk
 * @param limit what it was held against, scale 4: the threshold, the credits due, the debits that are usual
 * @param accountId the subscriber's account, where it is about one
 * @param evidence ids of what proves it, the newest last, at most 100: operations of a drain, sessions of a shared
 *     account
 * @param openedAt when what opened this episode happened, UTC
 * @param asOf when the newest event in it happened, UTC
 */
public record Alert(
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

    /** The key of its topic: alerts with one key are about the same. */
    public String key() {
        return resellerId + ":" + kind + ":" + subject;
    }
}
