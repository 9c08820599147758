package io.panelhouse.dashboard.credits;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.router.QueryParameters;
import io.panelhouse.dashboard.CurrentOperator.Role;
import io.panelhouse.dashboard.TreeOperator;
import io.panelhouse.dashboard.live.FixedFeed;
import io.panelhouse.dashboard.shell.Desk;
import io.panelhouse.dashboard.shell.Preview;
import io.panelhouse.panel.TestBusiness;
import io.panelhouse.panel.audit.AuditEntry;
import io.panelhouse.panel.audit.AuditFilter;
import io.panelhouse.panel.ledger.LedgerEntry;
import io.panelhouse.panel.operation.OperationKind;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@ViewPackages(packages = "io.panelhouse.dashboard.live")
class CreditsViewIT extends BrowserlessTest {

    private static final TestBusiness BUSINESS = new TestBusiness();

    private final TreeOperator nora =
            new TreeOperator(BUSINESS.asNorth, BUSINESS.north, BUSINESS.panel.resellers(), Role.OWNER);
    private final Desk desk =
            new Desk(nora, BUSINESS.panel.accounts(), BUSINESS.panel.ledger(), new FixedFeed(), BUSINESS.time);

    @AfterAll
    static void close() {
        BUSINESS.close();
    }

    @Test
    @Tag("S12")
    @Tag("S23")
    void theNewestRowIsTheBalanceInTheHead() {
        BUSINESS.fund(BUSINESS.north, 1_200);
        BUSINESS.created(BUSINESS.north, "mk-1", "M3");

        CreditsView page = open();

        LedgerEntry newest = test(page.grid()).getRow(0);
        BigDecimal balance = BUSINESS.panel.ledger().balance(BUSINESS.asNorth, BUSINESS.north);
        assertThat(newest.balanceAfter()).isEqualTo(balance);
        assertThat(page.balance())
                .startsWith("north: ")
                .endsWith(balance.intValue() / 1_000 + "," + "%03d".formatted(balance.intValue() % 1_000) + " credits");
        assertThat(page.foot()).endsWith(" entries, newest first");
    }

    @Test
    @Tag("S58")
    void passingOnShowsBothWalletsFirstAndMovesCreditsOnce() {
        BUSINESS.fund(BUSINESS.north, 50);
        BigDecimal before = BUSINESS.panel.ledger().balance(BUSINESS.asNorth, BUSINESS.north);
        BigDecimal below = BUSINESS.panel.ledger().balance(BUSINESS.asNorth, BUSINESS.northEast);
        Preview preview = new MoveCredits(
                        nora, desk, CreditsViewIT::atOnce, BUSINESS.panel.ledger(), nora.scope(), BUSINESS.time)
                .open();
        assertThat(preview.confirm().isEnabled()).isFalse();

        find(BigDecimalField.class).single().setValue(new BigDecimal(20));

        assertThat(preview.getElement().getTextRecursively())
                .contains("Balance of north", "Balance of north-east", "Pass on 20 credits");
        assertThat(BUSINESS.panel.ledger().balance(BUSINESS.asNorth, BUSINESS.north))
                .isEqualTo(before);

        test(preview.confirm()).click();

        assertThat(BUSINESS.panel.ledger().balance(BUSINESS.asNorth, BUSINESS.north))
                .isEqualTo(before.subtract(new BigDecimal(20)));
        assertThat(BUSINESS.panel.ledger().balance(BUSINESS.asNorth, BUSINESS.northEast))
                .isEqualTo(below.add(new BigDecimal(20)));
    }

    @Test
    @Tag("S33")
    void undoingAnEntryShowsWhatComesBackFirst() {
        BUSINESS.fund(BUSINESS.north, 5);
        BUSINESS.created(BUSINESS.north, "undo-1", "M3");
        BigDecimal sold = BUSINESS.panel.ledger().balance(BUSINESS.asNorth, BUSINESS.north);
        CreditsView page = open();

        Preview preview =
                new UndoEntry(nora, desk, page.formats(), test(page.grid()).getRow(0)).open(BUSINESS.panel.reversals());
        roundTrip();

        assertThat(preview.getElement().getTextRecursively()).contains("undo-1, Created, 3 months", "+3");
        assertThat(BUSINESS.panel.ledger().balance(BUSINESS.asNorth, BUSINESS.north))
                .isEqualTo(sold);

        test(preview.confirm()).click();

        assertThat(BUSINESS.panel.ledger().balance(BUSINESS.asNorth, BUSINESS.north))
                .isEqualTo(sold.add(new BigDecimal(3)));
        assertThat(test(page.grid()).getRow(0).kind()).isEqualTo(OperationKind.REVERSE);
    }

    @Test
    void moreThanThereIsIsSaidAndCannotBeConfirmed() {
        Preview preview = new MoveCredits(
                        nora, desk, CreditsViewIT::atOnce, BUSINESS.panel.ledger(), nora.scope(), BUSINESS.time)
                .open();

        find(BigDecimalField.class).single().setValue(new BigDecimal(1_000_000));

        assertThat(preview.warning()).startsWith("north has ").endsWith(" short.");
        assertThat(preview.confirm().isEnabled()).isFalse();
    }

    @Test
    @Tag("S43")
    void onlyWalletsInReachAreOffered() {
        MoveCredits move = new MoveCredits(
                nora, desk, CreditsViewIT::atOnce, BUSINESS.panel.ledger(), nora.scope(), BUSINESS.time);

        assertThat(move.others()).containsExactly("north-east");
    }

    @Test
    void anAddressSaysTheFilterAndNonsenseInItIsLeftOut() {
        LedgerQuery query = new LedgerQuery(
                117L, OperationKind.RENEW, "M3", "mk", "nora", LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 30));

        assertThat(LedgerQuery.of(query.parameters())).isEqualTo(query);
        assertThat(LedgerQuery.of(QueryParameters.fromString("reseller=x&kind=STEAL&from=yesterday&account=")))
                .isEqualTo(LedgerQuery.ALL);
        assertThat(query.filter(BUSINESS.north, nora.scope().zone()).until()).isEqualTo("2026-11-30T23:00:00Z");
    }

    @Test
    @Tag("S36")
    void whoSavesTheListStandsInTheAuditLog() {
        BUSINESS.fund(BUSINESS.north, 5);
        open();
        ByteArrayOutputStream file = new ByteArrayOutputStream();

        test(find(Anchor.class).withText("CSV, for programs").single()).download(file);

        assertThat(file.toString(StandardCharsets.UTF_8)).contains("paula");
        AuditEntry entry = BUSINESS.panel
                .audit()
                .page(BUSINESS.asProvider, new AuditFilter(null, "list-exported", null, null, null), null, 10)
                .getFirst();
        assertThat(entry.operator()).isEqualTo("nora");
        assertThat(entry.object()).isEqualTo("ledger-north");
        assertThat(entry.detail()).containsExactly(Map.entry("format", "csv"));
    }

    private static void atOnce(BigDecimal credits, Runnable work) {
        assertThat(credits).isPositive();
        work.run();
    }

    private CreditsView open() {
        CreditsView page = new CreditsView(
                nora,
                desk,
                BUSINESS.panel.ledger(),
                BUSINESS.panel.ledgerSearch(),
                BUSINESS.panel.reversals(),
                BUSINESS.panel.prices(),
                BUSINESS.panel.margin(),
                CreditsViewIT::atOnce,
                BUSINESS.panel.catalogue(),
                new FixedFeed(),
                BUSINESS.time,
                BUSINESS.panel.audit());
        UI.getCurrent().add(page);
        page.show(LedgerQuery.ALL);
        return page;
    }
}
