package io.panelhouse.panel.hold;

import io.panelhouse.panel.ResellerId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * A login that spends much faster than it ever did, as the drain alert tells it.
 *
 * @param reseller whose credits go
 * @param login as the operation journal names it: an operator, or an operator and one of its tokens
 * @param openedAt when the operation happened that raised the alert: names the episode
 * @param debits how many operations moved credits in 60 s
 * @param usual how many would have been let pass
 * @param operations which they were, the newest last, at most 100
 */
public record Drain(
        ResellerId reseller, String login, Instant openedAt, int debits, BigDecimal usual, List<Long> operations) {

    public Drain {
        operations = List.copyOf(operations);
    }
}
