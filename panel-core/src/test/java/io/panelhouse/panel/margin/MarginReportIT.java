package io.panelhouse.panel.margin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panelhouse.panel.AccessRefusedException;
import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.TestBusiness;
import io.panelhouse.panel.operation.ChangePackage;
import io.panelhouse.panel.operation.Mint;
import io.panelhouse.panel.operation.Order;
import io.panelhouse.panel.operation.Receipt;
import io.panelhouse.panel.operation.Reverse;
import io.panelhouse.panel.operation.Transfer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Spend, income and margin beside figures worked out by hand. North buys 10 credits at 2 EUR, 5 at 1.50 GBP and 4 at
 * nobody knows what, and asks 5 EUR for a month and 12.50 EUR for three.
 */
@Tag("S13")
class MarginReportIT {

    private final TestBusiness business = new TestBusiness();
    private final Prices prices = business.panel.prices();
    private final MarginReport report = business.panel.margin();

    @AfterEach
    void close() {
        business.close();
    }

    @Test
    void eachMonthIsWhatWasWorkedOutByHand() {
        northBuys();
        prices.priceSale(business.asNorth, sold("mk-1", "M6").operationId(), new Price(new BigDecimal("25"), "GBP"));
        sold("mk-2", "M3");
        sold("mk-3", "M3");
        business.time.set("2026-06-30T22:30:00Z");
        sold("mk-4", "M1");
        sold("mk-5", "M6");

        List<MarginMonth> months = report.of(business.asNorth, business.north, 2);

        // July in Berlin: 1 + 2 credits at 1.50 GBP, 4 that cost nobody knows what; one month at 5 EUR, one sale
        // unpriced.
        assertThat(line(months.get(0)))
                .isEqualTo("2026-07 EUR 0 5 5, GBP 4.5 0 -4.5; 1 sale and 4 credits without price");
        // June: 6 + 3 + 1 credits at 2 EUR, 2 at 1.50 GBP; two at 12.50 EUR, one at 25 GBP.
        assertThat(line(months.get(1)))
                .isEqualTo("2026-06 EUR 20 25 5, GBP 3 25 22; 0 sale and 0 credits without price");
        assertThat(months).hasSize(2);
    }

    @Test
    void creditsPassedOnAtAPriceAreIncomeOfWhoGave() {
        long mint = done(new Mint(business.asProvider, key(), business.provider, new BigDecimal(100)));
        prices.priceTopUp(business.asProvider, mint, euros("0.50"));
        northBuys();

        // 10 + 5 credits at 0.50 EUR; 10 at 2 EUR and 5 at 1.50 GBP; the 4 without a price are not sold.
        assertThat(june(business.asProvider, business.provider))
                .isEqualTo("2026-06 EUR 7.5 20 12.5, GBP 0 7.5 7.5; 0 sale and 0 credits without price");
    }

    @Test
    void whatIsTakenBackCountsNowhere() {
        northBuys();
        Receipt kept = sold("mk-1", "M3");
        Receipt sale = sold("mk-2", "M1");
        prices.priceSale(business.asNorth, sale.operationId(), euros("9"));
        String before = june(business.asNorth, business.north);

        done(new Reverse(business.asNorth, key(), sale.operationId()));

        assertThat(before).isEqualTo("2026-06 EUR 8 21.5 13.5; 0 sale and 0 credits without price");
        assertThat(june(business.asNorth, business.north))
                .isEqualTo("2026-06 EUR 6 12.5 6.5; 0 sale and 0 credits without price");

        done(new Reverse(business.asNorth, key(), kept.operationId()));

        assertThat(june(business.asNorth, business.north)).isEqualTo("2026-06; 0 sale and 0 credits without price");
    }

    @Test
    void whatAChangePaysBackIsSpentNoMore() {
        northBuys();
        AccountId account = Objects.requireNonNull(sold("mk-1", "M6").accountId());
        business.time.set("2026-06-16T12:00:00Z");

        done(new ChangePackage(business.asNorth, key(), account, "M1"));

        // 6 credits at 2 EUR; 168 of 183 days were left, 5 whole credits, of which M1 took 1: 4 came back.
        assertThat(june(business.asNorth, business.north))
                .isEqualTo("2026-06 EUR 4 0 -4; 1 sale and 0 credits without price");
    }

    @Test
    void aLaterPriceOfAPackageLeavesEarlierSalesAsTheyWere() {
        northBuys();
        sold("mk-1", "M1");
        business.time.set("2026-06-02T12:00:00Z");
        prices.priceOffer(business.asNorth, business.north, "M1", euros("7"));
        sold("mk-2", "M1");
        business.time.set("2026-06-03T12:00:00Z");
        prices.priceOffer(business.asNorth, business.north, "M1", null);
        sold("mk-3", "M1");

        assertThat(june(business.asNorth, business.north))
                .isEqualTo("2026-06 EUR 6 12 6; 1 sale and 0 credits without price");
        assertThat(prices.offers(business.asNorth, business.north)).containsOnlyKeys("M3");
    }

    @Test
    void nothingIsReportedWhereNobodyEnteredAPrice() {
        business.fund(business.north, 10);
        sold("mk-1", "M1");

        assertThat(report.of(business.asNorth, business.north)).isEmpty();

        prices.priceOffer(business.asNorth, business.north, "M3", euros("12"));

        assertThat(report.of(business.asNorth, business.north)).hasSize(MarginReport.MONTHS);
    }

    @Test
    void aPriceFromAboveStandsAndOneOfTheReceiverIsItsOwn() {
        long priced = give(business.north, 10, euros("2"));
        long open = give(business.north, 10, null);

        assertThatThrownBy(() -> prices.priceTopUp(business.asNorth, priced, euros("1")))
                .isInstanceOf(AccessRefusedException.class)
                .hasMessage("Cannot price operation " + priced + ": a reseller above entered its price; ask there");
        assertThatThrownBy(() -> prices.priceTopUp(business.asNorth, priced, null))
                .isInstanceOf(AccessRefusedException.class);
        prices.priceTopUp(business.asNorth, open, euros("1"));
        prices.priceTopUp(business.asNorth, open, null);

        assertThat(prices.of(business.asNorth, priced)).contains(euros("2"));
        assertThat(prices.of(business.asNorth, open)).isEmpty();
        assertThat(prices.of(business.asSouth, priced)).isEmpty();
    }

    @Test
    void whoMayNotMoveCreditsReadsNoMargin() {
        Actor seller = Actor.within("sam", business.north, Set.of(Permission.VIEW, Permission.SELL));

        assertThatThrownBy(() -> report.of(seller, business.north))
                .isInstanceOf(AccessRefusedException.class)
                .hasMessage("Cannot read the margin of reseller " + business.north
                        + ": it needs the permission CREDITS; ask an owner to grant it");
        assertThatThrownBy(() -> prices.priceOffer(seller, business.north, "M1", euros("1")))
                .isInstanceOf(AccessRefusedException.class);
    }

    @Test
    void whatIsNoTopUpOrNoSaleHasNoSuchPrice() {
        northBuys();
        long sale = sold("mk-1", "M1").operationId();
        long trial = business.created(business.north, "mk-2", "TRIAL").operationId();

        assertThatThrownBy(() -> prices.priceTopUp(business.asNorth, sale, euros("1")))
                .hasMessage("Cannot price operation " + sale + ": it is no mint and no transfer");
        assertThatThrownBy(() -> prices.priceSale(business.asNorth, trial, euros("1")))
                .hasMessage("Cannot price operation " + trial + ": it sold nothing for credits");
        assertThatThrownBy(() -> prices.priceOffer(business.asNorth, business.north, "M99", euros("1")))
                .hasMessage("Cannot price package M99 of reseller " + business.north + ": there is no such package");
        assertThatThrownBy(() -> new Price(new BigDecimal("1.00001"), "EUR"))
                .hasMessage("Invalid price: must be 0 to 1000000000 with at most 4 decimals, was 1.00001");
        assertThatThrownBy(() -> new Price(BigDecimal.ONE, "eur"))
                .hasMessage("Invalid currency: must be a code such as GBP or EUR, was eur");
    }

    private void northBuys() {
        give(business.north, 10, euros("2"));
        give(business.north, 5, new Price(new BigDecimal("1.50"), "GBP"));
        give(business.north, 4, null);
        prices.priceOffer(business.asNorth, business.north, "M1", euros("5"));
        prices.priceOffer(business.asNorth, business.north, "M3", euros("12.50"));
    }

    private long give(ResellerId to, int credits, @Nullable Price perCredit) {
        BigDecimal amount = new BigDecimal(credits);
        done(new Mint(business.asProvider, key(), business.provider, amount));
        long transfer = done(new Transfer(business.asProvider, key(), business.provider, to, amount));
        if (perCredit != null) {
            prices.priceTopUp(business.asProvider, transfer, perCredit);
        }
        return transfer;
    }

    private Receipt sold(String name, String packageCode) {
        return business.created(business.north, name, packageCode);
    }

    private long done(Order order) {
        return business.panel.ledger().apply(order).orThrow().operationId();
    }

    private String june(Actor actor, ResellerId reseller) {
        return line(report.of(actor, reseller, 1).getFirst());
    }

    private static Price euros(String amount) {
        return new Price(new BigDecimal(amount), "EUR");
    }

    private static String key() {
        return TestBusiness.newKey();
    }

    /** Such as {@code 2026-06 EUR 20 25 5; 0 sale and 0 credits without price}: spend, income, margin. */
    private static String line(MarginMonth month) {
        String sums = String.join(
                ",",
                month.sums().stream()
                        .map(sum -> " %s %s %s %s"
                                .formatted(
                                        sum.currency(), plain(sum.spend()), plain(sum.income()), plain(sum.margin())))
                        .toList());
        return "%s%s; %d sale and %s credits without price"
                .formatted(month.month(), sums, month.salesWithoutPrice(), plain(month.creditsWithoutPrice()));
    }

    private static String plain(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }
}
