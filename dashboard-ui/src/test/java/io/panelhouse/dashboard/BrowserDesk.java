package io.panelhouse.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.vaadin.flow.router.RouteAliasData;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.server.VaadinContext;
import com.vaadin.flow.server.VaadinServletContext;
import com.vaadin.flow.server.startup.ApplicationRouteRegistry;
import io.panelhouse.dashboard.live.LiveFeed;
import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.Panel;
import io.panelhouse.panel.TestDatabase;
import io.panelhouse.panel.account.AccountSummary;
import io.panelhouse.panel.operation.CreateAccount;
import jakarta.servlet.ServletContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The dashboard over a business of its own, and a real browser before it. */
final class BrowserDesk implements AutoCloseable {

    static final Actor HOUSE = Actor.house("test");
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    final Panel panel;
    final DemoBusiness business;
    private final TestDatabase database = TestDatabase.create();
    private final ConfigurableApplicationContext dashboard;
    private final Playwright playwright;
    private final Browser browser;

    private BrowserDesk(Path chromium, int accounts, InstantSource clock, @Nullable LiveFeed feed) {
        panel = Panel.open(database.settings(), clock);
        business = new DemoBusiness(panel, clock.instant(), accounts);
        SpringApplication application = DashboardMain.application(DemoMain.settings(database, 0), clock);
        if (feed != null) {
            DemoMain.show(application, feed);
        }
        dashboard = application.run();
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(chromium)
                        .setHeadless(true)
                        .setArgs(FLAGS));
    }

    /** A business with so many accounts; the test is left out where no Chromium is installed. */
    static BrowserDesk open(int accounts) {
        return open(accounts, InstantSource.system());
    }

    /** The same at a time of the test's. */
    static BrowserDesk open(int accounts, InstantSource clock) {
        return open(accounts, clock, null);
    }

    /** The same with live figures of the test's. */
    static BrowserDesk open(int accounts, LiveFeed feed) {
        return open(accounts, InstantSource.system(), feed);
    }

    private static BrowserDesk open(int accounts, InstantSource clock, @Nullable LiveFeed feed) {
        Optional<Path> chromium = chromium();
        assumeTrue(chromium.isPresent(), "Cannot find Chromium: it is not on the PATH");
        return new BrowserDesk(chromium.orElseThrow(), accounts, clock, feed);
    }

    private static Optional<Path> chromium() {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** An empty window of this size, of somebody who is not signed in. */
    Page window(int width, int height) {
        int port = Objects.requireNonNull(((WebServerApplicationContext) dashboard).getWebServer())
                .getPort();
        Page page = browser.newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, height)
                        .setLocale("en-GB")
                        .setBaseURL("http://127.0.0.1:" + port))
                .newPage();
        page.setDefaultTimeout(30_000);
        return page;
    }

    /** The first page after signing in with the form that is shown. */
    static void signIn(Page page, String name) {
        page.locator("#name").fill(name);
        page.locator("#password").fill(DemoBusiness.PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        page.locator(".ph-purse-figure").waitFor();
    }

    /** The addresses of all pages there are, with an account of the business where one is named. */
    List<String> pages() {
        VaadinContext context = new VaadinServletContext(dashboard.getBean(ServletContext.class));
        String account = text("SELECT min(id) FROM panel.account");
        return RouteConfiguration.forRegistry(ApplicationRouteRegistry.getInstance(context))
                .getAvailableRoutes()
                .stream()
                .flatMap(route -> Stream.concat(
                        Stream.of(route.getTemplate()),
                        route.getRouteAliases().stream().map(RouteAliasData::getTemplate)))
                .map(template -> "/" + template.replaceFirst(":id\\(.*\\)", account))
                .sorted()
                .toList();
    }

    AccountId sell(String name, String code) {
        return Objects.requireNonNull(panel.accounts()
                .create(new CreateAccount(HOUSE, "sell " + name, business.reseller, name, "a secret", code))
                .orThrow()
                .accountId());
    }

    AccountSummary find(String name) {
        return panel.accounts().findByName(HOUSE, business.reseller, name).orElseThrow();
    }

    long count(String sql) {
        return Long.parseLong(text(sql));
    }

    /** The one value that a query gives, as the owner of the database. */
    String text(String sql) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertThat(row.next()).as(sql).isTrue();
            return String.valueOf(row.getString(1));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
        dashboard.close();
        panel.close();
    }
}
