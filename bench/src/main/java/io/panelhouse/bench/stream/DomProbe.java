package io.panelhouse.bench.stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import io.panelhouse.bench.house.Chromium;
import io.panelhouse.bench.house.House;
import io.panelhouse.bench.house.Latencies;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.Panel;
import io.panelhouse.panel.PanelSettings;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.directory.NewReseller;
import io.panelhouse.panel.directory.OperatorRole;
import io.panelhouse.panel.operation.CreateAccount;
import io.panelhouse.panel.operation.Mint;
import io.panelhouse.panel.operation.Transfer;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Figure S2-dom: from a commit in the panel to the new balance in the document of a real browser, through the whole
 * standalone stack in a folder of its own: PostgreSQL, ingest, Kafka, Flink, dashboard, Chromium. Probes come more than
 * a second apart, since the dashboard tells a page at most once a second; other resellers work meanwhile.
 */
final class DomProbe implements AutoCloseable {

    private static final String PASSWORD = "a long bench password";
    private static final BigDecimal FUNDS = BigDecimal.valueOf(100_000);
    private static final int WARM_UP = 10;
    private static final int PAUSE_MILLIS = 1_100;
    private static final int PATIENCE_MILLIS = 20_000;
    private static final long SEED = 20_261_125;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Notes each text of the balance with the time at which the document had it. */
    private static final String WATCH = """
            () => {
              const figure = [...document.querySelectorAll('section.ph-tile')]
                .find(tile => tile.querySelector('h2')?.textContent.includes('Balance')).querySelector('.ph-figure');
              window.seen = [];
              new MutationObserver(() => window.seen.push({text: figure.textContent, at: Date.now()}))
                .observe(figure, {childList: true, characterData: true, subtree: true});
            }""";

    private final House house;
    private final String address;
    private final Panel panel;
    private final Random random = new Random(SEED);
    private final Actor actor = Actor.house("bench");
    private final ResellerId provider;
    private final ResellerId probed;
    private final ResellerId busy;

    private DomProbe(House house) throws Exception {
        this.house = house;
        Path data = house.folder("stack");
        this.address = command(house, "up", "--demo", "none").strip();
        int port = JSON.readTree(data.resolve("state.json").toFile())
                .path("ports")
                .path("postgres")
                .asInt();
        this.panel = Panel.open(
                new PanelSettings(
                        "jdbc:postgresql://127.0.0.1:%d/panelhouse".formatted(port),
                        "panelhouse",
                        Files.readString(data.resolve("secrets").resolve("database-password"))
                                .strip(),
                        4),
                InstantSource.system());
        this.provider = panel.resellers().all(actor).getFirst().id();
        this.probed = founded("probed");
        this.busy = founded("busy");
        panel.operators().create(actor, "probed", PASSWORD, OperatorRole.RESELLER, probed);
    }

    static DomProbe start() throws Exception {
        StreamBench.say("starting the stack");
        House house = House.open();
        try {
            return new DomProbe(house);
        } catch (Exception e) {
            command(house, "down");
            house.close();
            throw e;
        }
    }

    private ResellerId founded(String name) {
        ResellerId id = panel.resellers()
                .create(actor, NewReseller.below(provider, name, ZoneOffset.UTC))
                .orThrow()
                .resellerId();
        panel.ledger().apply(new Mint(actor, "mint-" + name, provider, FUNDS)).orThrow();
        panel.ledger()
                .apply(new Transfer(actor, "fund-" + name, provider, id, FUNDS))
                .orThrow();
        return id;
    }

    void measure(int probes) throws Exception {
        try (Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright
                        .chromium()
                        .launch(new LaunchOptions()
                                .setExecutablePath(Chromium.path())
                                .setHeadless(true)
                                .setArgs(Chromium.FLAGS))) {
            Page page = signedIn(browser);
            page.evaluate(WATCH);
            long[] nanos = new long[probes];
            for (int i = -WARM_UP; i < probes; i++) {
                long millis = probe(page, i);
                if (i >= 0) {
                    nanos[i] = TimeUnit.MILLISECONDS.toNanos(millis);
                }
                work(page);
            }
            print(Latencies.of(nanos));
        }
    }

    /** One credit less, until the document says so; milliseconds. */
    private long probe(Page page, int number) {
        BigDecimal left = FUNDS.subtract(BigDecimal.valueOf(number + WARM_UP + 1L));
        String text = String.format(Locale.US, "%,d", left.longValueExact());
        long before = System.currentTimeMillis();
        panel.ledger()
                .apply(new Transfer(actor, "probe-" + number, probed, provider, BigDecimal.ONE))
                .orThrow();
        Object at = page.waitForFunction(
                        "text => window.seen.find(one => one.text === text)?.at",
                        text,
                        new Page.WaitForFunctionOptions()
                                .setTimeout(PATIENCE_MILLIS)
                                .setPollingInterval(20))
                .jsonValue();
        return ((Number) at).longValue() - before;
    }

    /** Others sell while the page rests, for a time that no clock of the dashboard is in step with. */
    private void work(Page page) {
        int rest = PAUSE_MILLIS + random.nextInt(300);
        int sales = rest / 100;
        for (int i = 0; i < sales; i++) {
            String name = "b" + random.nextLong();
            panel.ledger()
                    .apply(new CreateAccount(actor, name, busy, name, null, "M1"))
                    .orThrow();
            page.waitForTimeout((double) rest / sales);
        }
    }

    private Page signedIn(Browser browser) {
        Page page = browser.newContext(new Browser.NewContextOptions().setLocale("en-US"))
                .newPage();
        page.setDefaultTimeout(60_000);
        page.navigate(address);
        page.locator("#name").fill("probed");
        page.locator("#password").fill(PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        page.locator("section.ph-tile .ph-figure").first().waitFor();
        return page;
    }

    private static void print(Latencies latencies) {
        System.out.printf(
                Locale.ROOT,
                "{\"figure\":\"S2-dom\",\"ours\":%.0f,\"anchor\":null,\"unit\":\"ms p99\",\"ratio\":null,\"repeats\":%d,"
                        + "\"spread\":null,\"p50Millis\":%.0f,\"mostMillis\":%.0f}%n",
                latencies.p99(),
                latencies.count(),
                latencies.p50(),
                latencies.most());
    }

    private static String command(House house, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(house.tree().resolve("panelhouse").toString());
        command.addAll(List.of(arguments));
        Path out = house.folder("said").resolve(arguments[0]);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(out.resolveSibling("err").toFile());
        builder.environment().put("PANELHOUSE_HOME", house.folder("stack").toString());
        builder.environment().put("PANELHOUSE_BUILD", "no");
        int exitCode = builder.start().onExit().join().exitValue();
        if (exitCode != 0) {
            throw new IllegalStateException("Cannot run panelhouse %s: it ended with %d;%n%s"
                    .formatted(arguments[0], exitCode, Files.readString(out.resolveSibling("err"))));
        }
        return Files.readString(out);
    }

    @Override
    public void close() throws IOException {
        panel.close();
        command(house, "down");
        house.close();
    }
}
