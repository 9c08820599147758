package io.panelhouse.panel.margin;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What adds up in one month. */
final class MonthSums {

    private final Map<String, CurrencyMargin> sums = new TreeMap<>();
    private long salesWithoutPrice;
    private BigDecimal creditsWithoutPrice = BigDecimal.ZERO.setScale(4);

    /** Credits that were sold, and what each had cost. */
    void spent(BigDecimal credits, @Nullable Price perCredit) {
        if (perCredit == null) {
            creditsWithoutPrice = creditsWithoutPrice.add(credits);
        } else {
            add(perCredit.currency(), credits.multiply(perCredit.amount()), BigDecimal.ZERO);
        }
    }

    void earned(String currency, BigDecimal amount) {
        add(currency, BigDecimal.ZERO, amount);
    }

    void soldWithoutPrice() {
        salesWithoutPrice++;
    }

    private void add(String currency, BigDecimal spend, BigDecimal income) {
        sums.merge(
                currency,
                new CurrencyMargin(currency, spend, income),
                (sum, more) -> new CurrencyMargin(
                        currency, sum.spend().add(more.spend()), sum.income().add(more.income())));
    }

    MarginMonth of(YearMonth month) {
        return new MarginMonth(month, List.copyOf(sums.values()), salesWithoutPrice, creditsWithoutPrice);
    }
}
