package io.panelhouse.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.margin.MarginMonth;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an owner sets up, in a real browser over a real database. */
class OwnerDeskIT {

    private static BrowserDesk desk;
    private static Page page;

    @BeforeAll
    static void start() {
        desk = BrowserDesk.open(12);
        page = desk.window(1366, 768);
        page.navigate("/");
        BrowserDesk.signIn(page, "owner");
    }

    @AfterAll
    static void stop() {
        if (desk != null) {
            desk.close();
        }
    }

    @Test
    @Tag("S57")
    void aTokenThatIsMadeOnTheScreenWorksUntilItIsRevokedThere() {
        page.navigate("/settings");
        page.getByText("Tokens, webhooks and edges").click();
        button("Add token").click();
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("billing");
        button("Make token").click();
        String text = page.locator(".ph-secret-text").innerText();

        Actor program = desk.panel.tokens().verify(text).orElseThrow();
        assertThat(program.scope()).isEqualTo(desk.business.reseller);
        assertThat(program.permissions()).containsExactly(Permission.VIEW);

        button("I have kept it").click();
        page.locator(".ph-secret-text").waitFor(gone());
        page.getByLabel("Revoke, billing").click();
        button("Revoke").last().click();
        page.getByText("Token billing is revoked.").first().waitFor();
        assertThat(desk.panel.tokens().verify(text)).isEmpty();
        assertThat(page.content()).doesNotContain(text);
    }

    @Test
    @Tag("S13")
    void aPriceInTheLedgerMakesTheMarginAppear() {
        desk.sell("priced-1", "M3");
        page.navigate("/credits");
        page.locator(".ph-list-grid").waitFor();
        assertThat(page.locator(".ph-margin").count()).isZero();

        button("Price, Created, 3 months").first().click();
        page.getByLabel("Price that was paid").fill("24.50");
        button("Keep price").click();
        page.locator(".ph-margin").getByText("£24.50").first().waitFor();

        List<MarginMonth> months = desk.panel.margin().of(BrowserDesk.HOUSE, desk.business.reseller);
        assertThat(months.getFirst().sums().getFirst().income()).isEqualByComparingTo("24.50");
    }

    @Test
    void aFilterIsKeptUnderItsName() {
        page.navigate("/accounts?package=M3");
        button("Filters").click();
        item("Save this filter").click();
        page.getByLabel("Name of the filter").fill("Quarterly");
        button("Save").click();
        page.getByText("Filter Quarterly is saved.").first().waitFor();

        page.navigate("/accounts");
        button("Filters").click();
        item("Quarterly").click();

        page.waitForURL(Pattern.compile(".*/accounts\\?package=M3"));
        assertThat(desk.panel.preferences().of(Actor.within("owner", desk.business.reseller)))
                .containsEntry("filter.Quarterly", "accounts?package=M3");
    }

    private static Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator item(String name) {
        return page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator.WaitForOptions gone() {
        return new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED);
    }
}
