package io.panelhouse.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.panelhouse.panel.session.SignInRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What axe finds against WCAG 2.2 AA on every page: in light, in dark and as wide as a phone. */
class AccessibilityIT {

    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final Set<String> WORST = Set.of("serious", "critical");
    private static final Pattern NUMBERS = Pattern.compile("\\d+");

    private static BrowserDesk desk;
    private static Page page;

    /** What was found, and where. */
    private final Map<String, Set<String>> findings = new TreeMap<>();

    @BeforeAll
    static void start() {
        desk = BrowserDesk.open(30);
        desk.sell("two-boxes", "M1");
        for (String box : List.of("00:1A:79:3B:10:44", "00:1A:79:5C:2E:9F")) {
            desk.panel
                    .signIns()
                    .attempt(new SignInRequest(desk.business.reseller, "two-boxes", "a secret", box, "MAG", null));
        }
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
        assertThat(pages).hasSizeGreaterThan(10).noneMatch(address -> address.contains(":"));

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
    void noStepOfSigningInKeepsAnybodyOut() {
        Page stranger = desk.window(390, 844);
        for (String address : List.of("/sign-in", "/sign-in?refused", "/sign-in?ended", "/sign-in?wait=60")) {
            stranger.navigate(address);
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                scheme(stranger, scheme);
                examine(new AxeBuilder(stranger).withTags(WCAG), address + " " + scheme);
            }
        }

        assertThat(findings).isEmpty();
    }

    /** At the three looks of a page. */
    private void look(String address) {
        page.setViewportSize(390, 844);
        page.navigate(address);
        page.locator("h1").first().waitFor();
        scheme(page, ColorScheme.LIGHT);
        examine(new AxeBuilder(page).withTags(WCAG), address + " on a phone");
        page.setViewportSize(1366, 768);
        page.navigate(address);
        look(address, page.locator("h1"));
    }

    /** What is open now, once that part of it is there. Of all rules, contrast alone depends on the scheme. */
    private void look(String what, Locator part) {
        part.first().waitFor();
        scheme(page, ColorScheme.LIGHT);
        examine(new AxeBuilder(page).withTags(WCAG), what);
        scheme(page, ColorScheme.DARK);
        examine(new AxeBuilder(page).withRules(List.of("color-contrast")), what + " in dark");
    }

    private static void scheme(Page shown, ColorScheme scheme) {
        shown.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    }

    private void examine(AxeBuilder axe, String what) {
        for (Rule rule : axe.analyze().getViolations()) {
            if (WORST.contains(rule.getImpact())) {
                rule.getNodes()
                        .forEach(node -> findings.computeIfAbsent(
                                        rule.getId() + " "
                                                + NUMBERS.matcher(node.getHtml())
                                                        .replaceAll("#"),
                                        found -> new TreeSet<>())
                                .add(what));
            }
        }
    }
}
