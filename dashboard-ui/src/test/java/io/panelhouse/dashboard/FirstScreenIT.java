package io.panelhouse.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.panelhouse.panel.directory.Operator;
import io.panelhouse.panel.security.OperatorSessions;
import io.panelhouse.panel.security.PanelKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a reseller sees first, without a click, and what every page carries, in a real browser. */
class FirstScreenIT {

    private static final String DUE = """
            SELECT %s FROM panel.account a, panel.reseller r
             WHERE r.id = a.reseller_id AND r.name IN ('rs-117', 'rs-204') AND a.ends_at >= now()
               AND a.ends_at < (date_trunc('day', now() AT TIME ZONE 'Europe/London') + interval '8 days')
                               AT TIME ZONE 'Europe/London'
               AND a.suspended_at IS NULL AND a.closed_at IS NULL""";

    /** Neither the page nor the rows of a grid are wider than what shows them. */
    private static final String NOTHING_SIDEWAYS = """
            () => document.documentElement.scrollWidth <= innerWidth
                && [...document.querySelectorAll('vaadin-grid')]
                    .every(grid => grid.$.table.scrollWidth <= grid.$.table.clientWidth + 1)""";

    private static BrowserDesk desk;
    private static Page page;

    @BeforeAll
    static void start() {
        desk = BrowserDesk.open(120);
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
    @Tag("S1")
    void homeIsWhereASignInLeadsWithOneRedirectAndItsTilesArePainted() {
        Page fresh = desk.window(1366, 768);
        fresh.navigate("/sign-in");
        Response landed = fresh.waitForResponse(
                answer -> answer.request().isNavigationRequest() && answer.status() == 200,
                () -> BrowserDesk.signIn(fresh, "rs-117"));

        Request posted = Objects.requireNonNull(landed.request().redirectedFrom());
        assertThat(posted.method()).isEqualTo("POST");
        assertThat(posted.redirectedFrom()).isNull();
        assertThat(path(fresh)).isEqualTo("/");
        for (String title : List.of("Balance", "Active", "Due in 7 days")) {
            assertThat(tile(fresh, title).getAttribute("data-state")).as(title).isEqualTo("ready");
            assertThat(tile(fresh, title).locator(".ph-figure").innerText())
                    .as(title)
                    .matches("[1-9][0-9,]*");
        }
    }

    @Test
    @Tag("S1")
    void afterASessionHasEndedTheSignInLeadsBackToThePage() {
        Page open = desk.window(1366, 768);
        open.navigate("/credits?kind=RENEW");
        BrowserDesk.signIn(open, "owner");
        assertThat(path(open)).isEqualTo("/credits?kind=RENEW");

        Operator owner = desk.panel.operators().find("owner").orElseThrow();
        OperatorSessions sessions =
                desk.panel.security(PanelKey.of("5a".repeat(32))).sessions();
        sessions.of(owner).forEach(session -> sessions.end(owner, session.id()));
        open.waitForURL(Pattern.compile(".*/sign-in\\?ended$"));
        BrowserDesk.signIn(open, "owner");

        assertThat(path(open)).isEqualTo("/credits?kind=RENEW");
    }

    @Test
    @Tag("S2")
    @Tag("S40")
    void balanceActiveAndDueAreInSightWithoutAClick() {
        page.navigate("/");
        page.locator(".ph-due-grid a.ph-name").first().waitFor();

        for (Locator part : List.of(
                tile(page, "Balance"),
                tile(page, "Active"),
                tile(page, "Due in 7 days"),
                page.locator(".ph-due-grid a.ph-name").nth(4),
                page.locator(".ph-due-foot"))) {
            BoundingBox box = part.boundingBox();
            assertThat(box.y).as(part.toString()).isNotNegative();
            assertThat(box.y + box.height).as(part.toString()).isLessThanOrEqualTo(768);
            assertThat(box.x + box.width).as(part.toString()).isLessThanOrEqualTo(1366);
        }
    }

    @Test
    @Tag("S2")
    void theDueListIsAsLongAsTheDatabaseSaysAndScrollsToItsLastRow() {
        page.navigate("/");
        page.locator(".ph-due-grid a.ph-name").first().waitFor();
        long due = desk.count(DUE.formatted("count(*)"));

        assertThat(due).isGreaterThan(20);
        assertThat(tile(page, "Due in 7 days").locator(".ph-figure").innerText())
                .isEqualTo(Long.toString(due));
        page.locator(".ph-due-grid").evaluate("grid => grid.scrollToIndex(grid.size - 1)");
        assertThat(page.locator(".ph-due-grid").evaluate("grid => grid.size")).isEqualTo((int) due);
        page.locator(".ph-due-grid")
                .getByText(desk.text(DUE.formatted("a.name") + " ORDER BY a.ends_at DESC, a.id DESC LIMIT 1"))
                .waitFor();
    }

    @Test
    @Tag("S40")
    void onAPhoneBalanceActiveAndDueAreTheFirstThreeBlocks() {
        page.setViewportSize(390, 844);
        page.navigate("/");
        page.locator(".ph-due-grid a.ph-name").first().waitFor();
        List<String> titles = page.locator("main h2, .ph-home h2").allInnerTexts();
        double balance = tile(page, "Balance").boundingBox().y;
        double active = tile(page, "Active").boundingBox().y;
        BoundingBox due = tile(page, "Due in 7 days").boundingBox();
        Object wider = page.evaluate("document.documentElement.scrollWidth - innerWidth");
        page.setViewportSize(1366, 768);

        assertThat(titles).startsWith("Balance", "Active", "Online", "Due in 7 days");
        assertThat(balance).isLessThan(active);
        assertThat(active).isLessThan(due.y);
        assertThat(due.y).isLessThan(844);
        assertThat(wider).isEqualTo(0);
    }

    @Test
    void noPageAndNoListOfRowsScrollsSidewaysOnAPhone() {
        page.setViewportSize(390, 844);
        List<String> wider = new ArrayList<>();
        for (String address : desk.pages()) {
            page.navigate(address);
            page.locator("h1").first().waitFor();
            try {
                page.waitForFunction(NOTHING_SIDEWAYS, null, new Page.WaitForFunctionOptions().setTimeout(3_000));
            } catch (TimeoutError stillWider) {
                wider.add(address);
            }
        }
        page.setViewportSize(1366, 768);

        assertThat(wider).isEmpty();
    }

    @Test
    void allColumnsStayInSightBesideASidePanel() {
        page.navigate("/accounts");
        page.locator(".ph-new").click();
        page.locator(".ph-create-panel").waitFor();

        page.waitForFunction(NOTHING_SIDEWAYS);
        assertThat(page.locator(".ph-accounts-grid")
                        .getByText("Renew", new Locator.GetByTextOptions().setExact(true))
                        .first()
                        .boundingBox()
                        .x)
                .isLessThan(page.locator(".ph-create-panel").boundingBox().x);
    }

    @Test
    @Tag("S12")
    void everyPageCarriesTheBalance() {
        for (String address : desk.pages()) {
            page.navigate(address);

            assertThat(page.locator(".ph-purse-figure").innerText()).as(address).isEqualTo(balance());
        }
    }

    @Test
    @Tag("S12")
    void theBalanceMovesInTheAnswerToTheSale() {
        page.navigate("/");
        Locator create = page.locator(".ph-create");
        create.getByLabel("Username").fill("s12-0001");
        create.locator("vaadin-password-field input").fill("a secret");
        String before = balance();
        Response sale = page.waitForResponse(
                answer -> answer.request().method().equals("POST")
                        && String.valueOf(answer.request().postData()).contains("\"event\":\"click\""),
                () -> create.getByRole(
                                AriaRole.BUTTON,
                                new Locator.GetByRoleOptions().setName("Create").setExact(true))
                        .click());

        assertThat(sale.text()).contains("Account s12-0001 is active", "\"" + balance() + "\"");
        assertThat(balance()).isNotEqualTo(before);
        assertThat(page.locator(".ph-purse-figure").innerText()).isEqualTo(balance());
    }

    @Test
    void aQuestionMarkShowsWhatTheKeysDoAndTheyDoIt() {
        page.navigate("/");
        page.locator(".ph-due-grid a.ph-name").first().waitFor();
        page.keyboard().press("?");
        Locator map = page.locator(".ph-keys");
        map.waitFor();
        List<String> keys = map.locator(".ph-key").allInnerTexts();

        assertThat(keys).contains("/", "n", "g h", "g a", "g l", "r", "s", "l", "Ctrl+Enter", "?", "Esc");
        assertThat(keys).doesNotHaveDuplicates();
        page.keyboard().press("Escape");
        map.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));

        for (List<String> leads : List.of(
                List.of("a", "/accounts", "Accounts"), List.of("l", "/credits", "Ledger"), List.of("h", "/", "Home"))) {
            page.keyboard().press("g");
            page.keyboard().press(leads.getFirst());
            page.waitForURL(address -> address.endsWith(leads.get(1)));
            page.locator("h1")
                    .getByText(leads.getLast(), new Locator.GetByTextOptions().setExact(true))
                    .waitFor();
        }
    }

    private static Locator tile(Page of, String title) {
        return of.locator("section.ph-tile")
                .filter(new Locator.FilterOptions()
                        .setHas(of.locator("h2").getByText(title, new Locator.GetByTextOptions().setExact(true))))
                .first();
    }

    private static String path(Page of) {
        return of.url().replaceFirst("^http://[^/]+", "").replaceFirst("[?&]continue$", "");
    }

    private static String balance() {
        return String.format(
                Locale.UK,
                "%,d",
                desk.panel
                        .ledger()
                        .balance(BrowserDesk.HOUSE, desk.business.reseller)
                        .longValueExact());
    }
}
