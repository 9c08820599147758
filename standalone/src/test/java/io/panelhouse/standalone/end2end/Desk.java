package io.panelhouse.standalone.end2end;

import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A real browser, and the pages of people who use it. */
final class Desk implements AutoCloseable {

    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration AGAIN_AFTER = Duration.ofMillis(100);

    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser = playwright
            .chromium()
            .launch(new LaunchOptions()
                    .setExecutablePath(chromium())
                    .setHeadless(true)
                    .setArgs(FLAGS));
    private final String address;

    Desk(String address) {
        this.address = address;
    }

    private static Path chromium() {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Cannot find Chromium: it is not on the PATH"));
    }

    /** A person's own browser window, signed in and on the first page. */
    Home signIn(String name, String password) {
        return home(entered(name, password));
    }

    /** As soon as there is somebody who answers, however long that takes. */
    Home signInOnceItAnswers(String name, String password) {
        try (BrowserContext context = browser.newContext()) {
            Page page = context.newPage();
            await().pollInSameThread()
                    .ignoreExceptionsInstanceOf(PlaywrightException.class)
                    .atMost(PATIENCE)
                    .pollInterval(AGAIN_AFTER)
                    .until(() -> page.navigate(address) != null);
        }
        return signIn(name, password);
    }

    /** The same for somebody who was given a password and has to choose another. */
    Home signInAnew(String name, String given, String chosen) {
        Page page = entered(name, given);
        page.waitForURL("**/sign-in/password");
        page.locator("#password").fill(chosen);
        page.locator("#password").press("Enter");
        return home(page);
    }

    private Page entered(String name, String password) {
        // As high as a window must be for Home to show all its tiles.
        BrowserContext context = browser.newContext(new Browser.NewContextOptions().setViewportSize(1366, 900));
        Page page = context.newPage();
        page.setDefaultTimeout(60_000);
        page.navigate(address);
        page.locator("#name").fill(name);
        page.locator("#password").fill(password);
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Sign in"))
                .click();
        return page;
    }

    private static Home home(Page page) {
        Home home = new Home(page);
        try {
            home.balance.waitFor();
        } catch (TimeoutError e) {
            throw new AssertionError(
                    "no balance at %s: %s"
                            .formatted(page.url(), page.locator("body").innerText()),
                    e);
        }
        return home;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    /** The first page of a reseller. */
    static final class Home {

        private static final Pattern CONNECTIONS = Pattern.compile("[0-9,]+ connections?");

        private final Page page;
        private final Locator balance;

        private Home(Page page) {
            this.page = page;
            this.balance = tile("Balance").locator(".ph-figure").first();
        }

        private Locator tile(String title) {
            return page.locator("section.ph-tile")
                    .filter(new Locator.FilterOptions()
                            .setHas(page.locator("h2", new Page.LocatorOptions().setHasText(title))))
                    .first();
        }

        BigDecimal balance() {
            return new BigDecimal(balance.innerText().replaceAll("[^0-9.]", ""));
        }

        /** Sells a month to a new account and waits for the confirmation. */
        void create(String account, String password) {
            Locator tile = tile("Quick create");
            tile.getByLabel("Username").fill(account);
            tile.locator("vaadin-password-field input").fill(password);
            tile.getByRole(
                            AriaRole.BUTTON,
                            new Locator.GetByRoleOptions().setName("Create").setExact(true))
                    .click();
            page.getByText("Account " + account + " is active").first().waitFor();
        }

        /** Waits until the page shows these figures. */
        void awaitFigures(Figures expected, int limitMillis) {
            String online = expected.onlineAccounts() + " of " + expected.openSessions();
            try {
                page.waitForCondition(
                        () -> balance().compareTo(expected.balance()) == 0 && online().equals(online),
                        new Page.WaitForConditionOptions().setTimeout(limitMillis));
            } catch (TimeoutError e) {
                throw new AssertionError(
                        "the page shows a balance of %s and %s online, not %s".formatted(balance(), online(), expected),
                        e);
            }
        }

        /** Accounts online of their connections. */
        private String online() {
            Locator tile = tile("Online");
            return tile.locator(".ph-figure").first().innerText() + " of "
                    + tile.getByText(CONNECTIONS).first().innerText().replaceAll("[^0-9]", "");
        }

        /** Waits until the balance is this one, not a credit more or less. */
        void awaitBalance(BigDecimal credits, int limitMillis) {
            try {
                page.waitForCondition(
                        () -> balance().compareTo(credits) == 0,
                        new Page.WaitForConditionOptions().setTimeout(limitMillis));
            } catch (TimeoutError e) {
                throw new AssertionError("the balance is %s, not %s".formatted(balance(), credits), e);
            }
        }
    }
}
