package io.panelhouse.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.account.AccountDetails;
import io.panelhouse.panel.account.AccountOperation;
import java.math.BigDecimal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The work with customers in a real browser: who is due, what came of it, another package, another reseller. */
class CustomersIT {

    private static final String DUE = """
            SELECT count(*) FROM panel.account WHERE ends_at >= now() AND paid_ends_at = ends_at AND closed_at IS NULL
               AND ends_at < ((now() AT TIME ZONE 'Europe/London')::date + 8) AT TIME ZONE 'Europe/London'""";

    private static BrowserDesk desk;
    private static Page page;

    @BeforeAll
    static void start() {
        desk = BrowserDesk.open(30);
        page = desk.window(1366, 768);
        page.navigate("/");
        BrowserDesk.signIn(page, "rs-117");
    }

    @AfterAll
    static void stop() {
        if (desk != null) {
            desk.close();
        }
    }

    @Test
    @Tag("S66")
    void theCountOnHomeIsTheListBehindItsLink() {
        page.navigate("/");
        long due = desk.count(DUE);
        page.locator(".ph-due .ph-figure")
                .getByText(Long.toString(due), exactly())
                .waitFor();

        page.locator(".ph-due-foot").getByText("Open as list").click();

        page.waitForURL("**/expiring?days=7");
        Locator chip = page.locator(".ph-filter-chip[aria-pressed=true]");
        chip.waitFor();
        assertThat(due).isPositive();
        assertThat(chip.innerText().replaceAll("\\s+", " ")).isEqualTo("Due in 7 days " + due);
        assertThat(page.locator(".ph-accounts-grid").evaluate("grid => grid.size"))
                .isEqualTo((int) due);
    }

    @Test
    @Tag("S67")
    void aDueCustomerIsMarkedWithOneClickAndFoundByTheMark() {
        page.navigate("/due?days=60&sort=name");
        Locator quick = page.locator(".ph-accounts-grid .ph-quick:visible").first();
        String name = String.valueOf(quick.getAttribute("aria-label")).replace("Contacted ", "");

        quick.click();
        page.getByText("Follow-up of " + name + " is saved.").first().waitFor();
        page.navigate("/due?days=60&task=contacted");

        page.locator(".ph-accounts-grid a.ph-name:visible").getByText(name).waitFor();
        assertThat(page.locator(".ph-accounts-grid").evaluate("grid => grid.size"))
                .isEqualTo((int) desk.count("SELECT count(DISTINCT account_id) FROM panel.follow_up"));
        assertThat(desk.text("SELECT operator || ' ' || state FROM panel.follow_up ORDER BY id DESC LIMIT 1"))
                .isEqualTo("rs-117 CONTACTED");
    }

    @Test
    @Tag("S14")
    void aPackageIsChangedForWhatThePreviewSays() {
        AccountId account = desk.sell("change-1", "M3");
        page.navigate("/account/" + account);
        page.locator(".ph-head .ph-more").click();
        page.getByText("Change package…").click();
        Locator preview = page.locator(".ph-preview-body");
        preview.getByText("6 months").click();
        preview.getByText("4 credits").first().waitFor();
        String balances = effect(preview, "Balance of rs-117");

        page.locator(".ph-preview-foot").getByText("Change for 4 credits").click();
        page.getByText("change-1 has 6 months now, for 4 credits.").first().waitFor();

        AccountDetails details =
                desk.panel.accounts().details(BrowserDesk.HOUSE, account).orElseThrow();
        AccountOperation booked = details.operations().getFirst();
        assertThat(booked.amount()).isEqualByComparingTo("-4");
        BigDecimal after = desk.panel.ledger().balance(BrowserDesk.HOUSE, desk.business.reseller);
        assertThat(booked.balanceAfter()).isEqualByComparingTo(after);
        assertThat(balances)
                .isEqualTo("%s now, %s left after"
                        .formatted(after.add(BigDecimal.valueOf(4)).toBigInteger(), after.toBigInteger()));
        assertThat(details.account().packageCode()).isEqualTo("M6");
    }

    @Test
    void manyAccountsMoveAtOnceWithThePreviewBeside() {
        for (int i = 1; i <= 5; i++) {
            desk.sell("moving-" + i, "M1");
        }
        page.navigate("/accounts?q=moving-");
        page.locator(".ph-accounts-grid a.ph-name:visible").nth(4).waitFor();
        page.locator(".ph-accounts-grid vaadin-checkbox").first().click();
        page.locator(".ph-bulk").getByText("Move 5…").click();
        page.locator(".ph-panel vaadin-combo-box").click();
        page.locator("vaadin-combo-box-item").getByText("rs-204").click();
        page.locator(".ph-panel").getByText("5 from rs-117 to rs-204.").waitFor();

        page.locator(".ph-panel-foot").getByText("Move 5 accounts").click();
        page.locator(".ph-panel").getByText("Moved 5 accounts.").waitFor();

        assertThat(desk.count("SELECT count(*) FROM panel.account WHERE name LIKE 'moving-%' AND reseller_id = "
                        + desk.business.below))
                .isEqualTo(5);
    }

    private static String effect(Locator preview, String label) {
        return preview.locator("dt:has-text('" + label + "') + dd").innerText();
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }
}
