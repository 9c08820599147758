package io.panelhouse.panel.offer;

import static org.assertj.core.api.Assertions.assertThat;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.TestBusiness;
import io.panelhouse.panel.operation.Receipt;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The packages that a new panel has: sold and renewed for exactly their credits, for exactly their months. */
class StartingCatalogueIT {

    private static final TestBusiness BUSINESS = new TestBusiness();
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @BeforeAll
    static void fund() {
        BUSINESS.fund(BUSINESS.north, 100);
    }

    @AfterAll
    static void close() {
        BUSINESS.close();
    }

    @Test
    @Tag("S25")
    void oneMonthCostsOneCredit() {
        sellsFor("M1", 1, 1);
    }

    @Test
    @Tag("S26")
    void threeMonthsCostThreeCredits() {
        sellsFor("M3", 3, 3);
    }

    @Test
    @Tag("S27")
    void sixMonthsCostSixCredits() {
        sellsFor("M6", 6, 6);
    }

    @Test
    @Tag("S28")
    void twelveMonthsCostTwelveCredits() {
        sellsFor("M12", 12, 12);
    }

    private static void sellsFor(String code, int months, int credits) {
        Offer offer = BUSINESS.panel.catalogue().find(code).orElseThrow();
        assertThat(offer.months()).isEqualTo(months);
        assertThat(offer.credits()).isEqualByComparingTo(BigDecimal.valueOf(credits));
        BigDecimal before = BUSINESS.balance(BUSINESS.north);

        Receipt sale = BUSINESS.created(BUSINESS.north, "account " + code, code);
        AccountId account = Objects.requireNonNull(sale.accountId());
        Receipt renewal = BUSINESS.renew(account, code).orThrow();

        assertThat(sale.credits()).isEqualByComparingTo(BigDecimal.valueOf(credits));
        assertThat(BUSINESS.balance(BUSINESS.north))
                .isEqualByComparingTo(before.subtract(BigDecimal.valueOf(2L * credits)));
        assertThat(Objects.requireNonNull(renewal.termEnd()).atZone(BERLIN))
                .isEqualTo(
                        Objects.requireNonNull(sale.termStart()).atZone(BERLIN).plusMonths(2L * months));
    }
}
