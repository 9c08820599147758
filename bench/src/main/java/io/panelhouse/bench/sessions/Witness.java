package io.panelhouse.bench.sessions;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import io.panelhouse.bench.house.Chromium;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** A real browser beside the lean sessions: what it shows is what they must have seen. */
final class Witness implements AutoCloseable {

    /** Notes each figure of the page with the time at which the document had it. */
    private static final String WATCH = """
            () => {
              window.seen = [];
              const home = document.querySelector('.ph-home');
              new MutationObserver(() => {
                for (const figure of home.querySelectorAll('.ph-figure')) {
                  const text = figure.textContent;
                  if (figure.noted !== text) { figure.noted = text; window.seen.push(text); }
                }
              }).observe(home, {childList: true, characterData: true, subtree: true});
            }""";

    private final Playwright playwright;
    private final Browser browser;
    private final Page page;
    private final int reseller;

    private Witness(Playwright playwright, Browser browser, Page page, int reseller) {
        this.playwright = playwright;
        this.browser = browser;
        this.page = page;
        this.reseller = reseller;
    }

    /** Opens Home as the operator of this reseller. */
    static Witness open(URI address, int reseller) {
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(Chromium.path())
                        .setHeadless(true)
                        .setArgs(Chromium.FLAGS));
        Page page = browser.newContext(new Browser.NewContextOptions().setLocale("en-US"))
                .newPage();
        page.setDefaultTimeout(60_000);
        page.navigate(address.toString());
        page.locator("#name").fill(DeskHouse.operator(reseller));
        page.locator("#password").fill(DeskHouse.PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        page.locator("section.ph-tile .ph-figure").first().waitFor();
        page.evaluate(WATCH);
        return new Witness(playwright, browser, page, reseller);
    }

    int reseller() {
        return reseller;
    }

    /** Every figure that the document had, in order. */
    List<Long> figures() {
        return ((List<?>) page.evaluate("() => window.seen"))
                .stream().map(text -> Seen.number(text.toString().strip())).toList();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
