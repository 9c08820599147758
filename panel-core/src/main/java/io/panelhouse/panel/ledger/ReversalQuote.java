package io.panelhouse.panel.ledger;

import io.panelhouse.panel.operation.OperationKind;
import io.panelhouse.panel.operation.Outcome;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What reversing operations would do if it were confirmed this moment.
 *
 * @param lines one for each operation, in the order in which they are to be reversed: the latest first
 */
public record ReversalQuote(List<Line> lines) {

    public ReversalQuote {
        lines = List.copyOf(lines);
    }

    /** What comes back in all, scale 4; negative where reversing takes credits. */
    public BigDecimal creditsBack() {
        return lines.stream().map(Line::creditsBack).reduce(BigDecimal.ZERO.setScale(4), BigDecimal::add);
    }

    /** The operations that can be reversed, in the order in which they are to be reversed. */
    public List<Long> reversible() {
        return lines.stream()
                .filter(line -> line.refusal() == null)
                .map(Line::operationId)
                .toList();
    }

    /**
     * One operation.
     *
     * @param kind and occurredAt: of the operation; null if the actor does not see it
     * @param creditsBack what comes back into the wallet of the reseller it was done for, scale 4; 0 if it is refused
     * @param account as it would be afterwards, if the operation was on one and can be reversed
     * @param refusal why it cannot be reversed; null if it can
     */
    public record Line(
            long operationId,
            @Nullable OperationKind kind,
            @Nullable Instant occurredAt,
            BigDecimal creditsBack,
            @Nullable AccountEffect account,
            Outcome.@Nullable Refused refusal) {}
}
