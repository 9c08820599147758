package io.panelhouse.dashboard.credits;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.BigDecimalField;
import io.panelhouse.dashboard.CurrentOperator.Role;
import io.panelhouse.dashboard.TreeOperator;
import io.panelhouse.dashboard.live.FixedFeed;
import io.panelhouse.dashboard.shell.Desk;
import io.panelhouse.dashboard.shell.Preview;
import io.panelhouse.panel.TestBusiness;
import io.panelhouse.panel.ledger.LedgerEntry;
import io.panelhouse.panel.margin.MarginReport;
import io.panelhouse.panel.margin.Price;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@ViewPackages(packages = "io.panelhouse.dashboard.live")
@Tag("S13")
class MarginTileIT extends BrowserlessTest {

    private final TestBusiness business = new TestBusiness();
    private final TreeOperator nora =
            new TreeOperator(business.asNorth, business.north, business.panel.resellers(), Role.OWNER);
    private final Desk desk =
            new Desk(nora, business.panel.accounts(), business.panel.ledger(), new FixedFeed(), business.time);

    @AfterEach
    void close() {
        business.close();
    }

    @Test
    void itIsThereOnlyOncePricesWereEntered() {
        business.fund(business.north, 10);
        business.created(business.north, "mk-1", "M3");
        assertThat(open().margin().isVisible()).isFalse();

        business.panel.prices().priceOffer(business.asNorth, business.north, "M1", new Price(BigDecimal.TEN, "EUR"));

        assertThat(open().margin().isVisible()).isTrue();
    }

    @Test
    void aPriceEnteredInTheListCountsAtOnce() {
        business.fund(business.north, 10);
        business.created(business.north, "mk-1", "M3");
        CreditsView page = open();

        price(page, 1, "2");
        price(page, 0, "12.50");

        assertThat(page.margin().lines()).singleElement().satisfies(line -> {
            assertThat(cells(page)).containsExactly("June 2026", "£6.00", "£12.50", "£6.50", "");
            assertThat(line.sum()).isNotNull();
        });
    }

    @Test
    void creditsThatArePassedOnCarryTheirPrice() {
        business.fund(business.north, 10);
        Preview preview = new MoveCredits(
                        nora, desk, (credits, work) -> work.run(), business.panel.ledger(), nora.scope(), business.time)
                .pricedBy(business.panel.prices())
                .open();
        find(BigDecimalField.class).single().setValue(new BigDecimal(4));
        test(find(Button.class).withText("Add a price per credit").single()).click();
        find(BigDecimalField.class).all().getLast().setValue(new BigDecimal("1.25"));

        test(preview.confirm()).click();

        LedgerEntry newest = test(open().grid()).getRow(0);
        assertThat(business.panel.prices().of(business.asNorth, newest.operationId()))
                .contains(new Price(new BigDecimal("1.25"), "GBP"));
        assertThat(business.panel.margin().of(business.asNorth, business.north))
                .hasSize(MarginReport.MONTHS)
                .first()
                .satisfies(month -> assertThat(month.sums().getFirst().income()).isEqualByComparingTo("5"));
    }

    private void price(CreditsView page, int row, String amount) {
        new PriceDialog(
                        business.asNorth,
                        business.panel.prices(),
                        business.north,
                        test(page.grid()).getRow(row),
                        page.formats(),
                        () -> page.margin().show(nora.scope()))
                .open();
        find(BigDecimalField.class).single().setValue(new BigDecimal(amount));
        test(find(Button.class).withText("Keep price").single()).click();
        roundTrip();
    }

    private List<String> cells(CreditsView page) {
        var grid = test(page.margin().grid());
        return List.of(
                grid.getCellText(0, 0),
                grid.getCellText(0, 1),
                grid.getCellText(0, 2),
                grid.getCellText(0, 3),
                grid.getCellText(0, 4));
    }

    private CreditsView open() {
        CreditsView page = new CreditsView(
                nora,
                desk,
                business.panel.ledger(),
                business.panel.ledgerSearch(),
                business.panel.reversals(),
                business.panel.prices(),
                business.panel.margin(),
                (credits, work) -> work.run(),
                business.panel.catalogue(),
                new FixedFeed(),
                business.time,
                business.panel.audit());
        UI.getCurrent().add(page);
        page.show(LedgerQuery.ALL);
        return page;
    }
}
