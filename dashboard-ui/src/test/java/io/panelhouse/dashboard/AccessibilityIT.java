package io.panelhouse.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.panelhouse.dashboard.live.FixedFeed;
import io.panelhouse.event.ResellerId;
import io.panelhouse.panel.directory.OperatorRole;
import io.panelhouse.panel.directory.Setting;
import io.panelhouse.panel.security.StaffRole;
import io.panelhouse.panel.security.TemporaryPassword;
import io.panelhouse.panel.session.SignInRequest;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What axe finds against WCAG 2.2 AA on every page: in light and in dark, on a desk and on a phone. */
class AccessibilityIT {

    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final Pattern NUMBERS = Pattern.compile("\\d+");

    private static final InstantSource CLOCK = InstantSource.system();
    private static final FixedFeed FEED = new FixedFeed();
    private static final String CONTINUE = "button[type=submit]";

    private static BrowserDesk desk;
    private static Page page;

    /** What was found, and where. */
    private final Map<String, Set<String>> findings = new TreeMap<>();

    @BeforeAll
    static void start() {
        desk = BrowserDesk.open(30, FEED);
        desk.sell("two-boxes", "M1");
        for (String box : List.of("00:1A:79:3B:10:44", "00:1A:79:5C:2E:9F")) {
            desk.panel
                    .signIns()
                    .attempt(new SignInRequest(desk.business.reseller, "two-boxes", "a secret", box, "MAG", null));
        }
        ResellerId reseller = new ResellerId(desk.business.reseller.value());
        Instant now = CLOCK.instant();
        FEED.beat(now);
        FEED.read(reseller, 63, 71, "96", "14", Long.MAX_VALUE, now);
        DemoMain.failing(FEED, reseller, now);
        DemoMain.alarming(FEED, reseller, now);
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
    void noPageKeepsAnybodyOut() {
        List<String> pages = desk.pages();
        assertThat(pages)
                .contains("/", "/log", "/online", "/issues", "/unlocked", "/guides")
                .noneMatch(address -> address.contains(":"));

        for (String address : pages) {
            look(address);
        }
        look("/account/" + desk.find("two-boxes").id().value());

        assertThat(findings).isEmpty();
    }

    @Test
    void noFormOrPreviewKeepsAnybodyOut() {
        page.navigate("/");
        page.locator(".ph-due-grid").waitFor();
        page.keyboard().press("?");
        look("keyboard map", page.locator(".ph-keys"));
        page.navigate("/");
        page.locator(".ph-bell .ph-icon-button").click();
        look("bell", page.locator(".ph-bell-list .ph-alert"));
        page.navigate("/");
        page.locator(".ph-due-grid vaadin-button").first().click();
        look("renewal", page.locator(".ph-preview-foot"));
        page.navigate("/");
        page.locator(".ph-move").click();
        look("moving credits", page.locator(".ph-preview-foot"));
        page.navigate("/accounts");
        page.locator(".ph-new").click();
        look("new account", page.locator(".ph-create-panel"));
        page.navigate("/accounts");
        page.locator(".ph-accounts-grid vaadin-checkbox").first().click();
        page.locator(".ph-bulk .ph-renew").click();
        look("plan", page.locator(".ph-panel"));

        assertThat(findings).isEmpty();
    }

    @Test
    void noPageThatStandsStillOrIsStaleKeepsAnybodyOut() {
        page.navigate("/");
        page.locator(".ph-due-grid").waitFor();
        page.keyboard().press("p");
        look("Home paused", page.locator(".ph-pause[aria-pressed=true]"));
        FEED.fallSilent();
        page.navigate("/");
        look("Home that is stale", page.locator(".ph-presence [data-stale]"));
        FEED.beat(CLOCK.instant());

        assertThat(findings).isEmpty();
    }

    @Test
    void noWordOfThePageOfSigningInKeepsAnybodyOut() {
        Page stranger = desk.window(390, 844);
        for (String address : List.of("/sign-in", "/sign-in?refused", "/sign-in?ended", "/sign-in?wait=60")) {
            stranger.navigate(address);
            both(stranger, address);
        }

        assertThat(findings).isEmpty();
    }

    @Test
    void noPasswordToBeChangedKeepsAnybodyOut() {
        TemporaryPassword given = desk.panel
                .staff()
                .add(
                        desk.panel.operators().find("owner").orElseThrow().actor(),
                        desk.business.reseller,
                        "given",
                        StaffRole.SELL);
        Page stranger = desk.window(390, 844);
        signIn(stranger, "given", given.password());

        step(stranger, "/sign-in/password");
        stranger.locator("#password").fill("1234567890");
        stranger.locator(CONTINUE).click();
        stranger.locator(".ph-alert").waitFor();
        step(stranger, "/sign-in/password");

        assertThat(findings).isEmpty();
    }

    @Test
    void noSecondStepKeepsAnybodyOut() throws GeneralSecurityException {
        desk.panel
                .settings()
                .change(
                        BrowserDesk.HOUSE,
                        desk.business.below,
                        Map.of(Setting.REQUIRE_SECOND_FACTOR, Optional.of("true")));
        desk.panel
                .operators()
                .create(BrowserDesk.HOUSE, "second", DemoBusiness.PASSWORD, OperatorRole.RESELLER, desk.business.below);
        Page stranger = desk.window(390, 844);
        signIn(stranger, "second", DemoBusiness.PASSWORD);

        step(stranger, "/sign-in/second-step");
        String secret = stranger.locator("form code").innerText();
        answer(stranger, "000000");
        step(stranger, "/sign-in/second-step?refused");
        answer(stranger, code(secret));
        step(stranger, "/sign-in/recovery-codes");

        Page later = desk.window(390, 844);
        signIn(later, "second", DemoBusiness.PASSWORD);
        step(later, "/sign-in/code");
        answer(later, "000000");
        step(later, "/sign-in/code?refused");

        assertThat(findings).isEmpty();
    }

    private static void signIn(Page stranger, String name, String password) {
        stranger.navigate("/sign-in");
        stranger.locator("#name").fill(name);
        stranger.locator("#password").fill(password);
        stranger.locator(CONTINUE).click();
    }

    private static void answer(Page stranger, String code) {
        stranger.locator("#code").fill(code);
        stranger.locator(CONTINUE).click();
    }

    private static String code(String secret) throws GeneralSecurityException {
        byte[] key = Base32.decode(secret.replace(" ", ""));
        return new TimeBasedOneTimePasswordGenerator()
                .generateOneTimePasswordString(new SecretKeySpec(key, "RAW"), CLOCK.instant());
    }

    /** At the four looks of a step of signing in. */
    private void step(Page stranger, String address) {
        stranger.waitForURL(now -> now.endsWith(address));
        both(stranger, address + " on a phone");
        stranger.setViewportSize(1366, 768);
        both(stranger, address);
        stranger.setViewportSize(390, 844);
    }

    /** At the four looks of a page. */
    private void look(String address) {
        page.setViewportSize(390, 844);
        page.navigate(address);
        look(address + " on a phone", page.locator("h1"));
        page.setViewportSize(1366, 768);
        page.navigate(address);
        look(address, page.locator("h1"));
    }

    /** What is open now, once that part of it is there. */
    private void look(String what, Locator part) {
        part.first().waitFor();
        both(page, what);
    }

    /** In light and in dark. */
    private void both(Page shown, String what) {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            shown.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            examine(new AxeBuilder(shown).withTags(WCAG).setLegacyMode(true), what + " " + scheme);
        }
    }

    private void examine(AxeBuilder axe, String what) {
        for (Rule rule : axe.analyze().getViolations()) {
            rule.getNodes()
                    .forEach(node -> findings.computeIfAbsent(
                                    rule.getId() + " "
                                            + NUMBERS.matcher(node.getHtml()).replaceAll("#"),
                                    found -> new TreeSet<>())
                            .add(what));
        }
    }
}
