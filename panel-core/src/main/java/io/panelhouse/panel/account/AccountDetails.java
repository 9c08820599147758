package io.panelhouse.panel.account;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything the panel knows of an account, except its devices and attempts.
 *
 * @param terms as they count now, latest first
 * @param operations newest first, at most {@link #MAX_OPERATIONS}
 * @param soldBy who made it; null if no operation tells
 */
public record AccountDetails(
        AccountLine line,
        AccountNotes notes,
        List<TermLine> terms,
        List<AccountOperation> operations,
        @Nullable String soldBy) {

    /** How many operations are read at most. */
    public static final int MAX_OPERATIONS = 200;

    public AccountDetails {
        terms = List.copyOf(terms);
        operations = List.copyOf(operations);
    }

    public AccountSummary account() {
        return line.account();
    }

    /** Credits charged for its terms, scale 4. */
    public BigDecimal creditsSpent() {
        return terms.stream().map(TermLine::credits).reduce(BigDecimal.ZERO.setScale(4), BigDecimal::add);
    }
}
