package io.panelhouse.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.panelhouse.panel.TestTime;
import io.panelhouse.panel.session.SignInOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Twelve calls of customers, written as data: from the name to the verdict, its rows and what mends it. */
@Tag("S11")
@Tag("S22")
@Tag("S55")
@Tag("S59")
@Tag("S60")
class SupportCasesIT {

    private static final SupportCase.Calls CALLS = SupportCase.read();
    private static final Duration LONGEST = Duration.ofSeconds(3);
    private static final String EVIDENCE = """
            list => [...list.children].map(row => {
                const marked = ['bad', 'ok', 'info'].find(one => row.querySelector('.ph-i-' + one));
                const [icon, topic, says, at] = [...row.children].map(cell => cell.innerText.trim());
                return [marked, topic, says, at].join(' | ').trim();
            })""";

    private static BrowserDesk desk;
    private static SupportSetup setup;
    private static Page here;
    private static Page elsewhere;

    @BeforeAll
    static void start() {
        TestTime time = new TestTime("2026-10-01T08:00:00Z");
        desk = BrowserDesk.open(0, time);
        setup = new SupportSetup(desk, time);
        CALLS.steps().forEach(setup::happen);
        time.set(CALLS.now().toString());
        here = signedIn("rs-117");
        elsewhere = signedIn(SupportSetup.ELSEWHERE);
    }

    @AfterAll
    static void stop() {
        if (desk != null) {
            desk.close();
        }
    }

    static Stream<SupportCase> cases() {
        return CALLS.cases().stream();
    }

    @Test
    void thereAreTwelve() {
        assertThat(CALLS.cases()).hasSize(12).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aCallIsAnsweredFromTheNameAlone(SupportCase call, TestInfo test, TestReporter reporter) {
        Page page = call.elsewhere() ? elsewhere : here;
        page.navigate("/accounts");
        page.locator(".ph-accounts-grid").waitFor();
        Locator sentence = page.locator(".ph-verdict .ph-say");

        long began = System.nanoTime();
        page.keyboard().press("/");
        page.keyboard().type(call.name());
        page.keyboard().press("Enter");
        sentence.waitFor();
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        reporter.publishEntry(test.getDisplayName(), took.toMillis() + " ms");

        assertThat(sentence.innerText()).isEqualTo(call.verdict());
        assertThat(took).isLessThan(LONGEST);
        assertThat(evidence(page))
                .containsAll(call.rows())
                .startsWith(call.rows().getFirst());
        assertThat(page.locator(".ph-dev .ph-mono").allInnerTexts()).isEqualTo(call.devices());
        assertThat(page.locator(".ph-checklist h2, .ph-checklist li").allInnerTexts())
                .isEqualTo(call.checklist());
        if (call.claim() != null) {
            assertThat(page.locator(".ph-claim-says .ph-strong").innerText()).isEqualTo(call.claim());
        }
        mend(page, call);
    }

    private static void mend(Page page, SupportCase call) {
        if (call.press().isEmpty()) {
            assertThat(page.locator(".ph-mend").count()).isZero();
            return;
        }
        for (String words : call.press()) {
            page.getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName(words).setExact(true))
                    .click();
        }
        page.locator(".ph-verdict .ph-say")
                .filter(new Locator.FilterOptions().setHasNotText(call.verdict()))
                .waitFor();
        assertThat(setup.again(call)).isEqualTo(SignInOutcome.valueOf(Objects.requireNonNull(call.then())));
    }

    @SuppressWarnings("unchecked")
    private static List<String> evidence(Page page) {
        return (List<String>) page.locator(".ph-evidence").evaluate(EVIDENCE);
    }

    private static Page signedIn(String operator) {
        Page page = desk.window(1366, 768);
        page.navigate("/");
        BrowserDesk.signIn(page, operator);
        return page;
    }
}
