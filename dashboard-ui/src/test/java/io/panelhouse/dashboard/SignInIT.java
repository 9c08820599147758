package io.panelhouse.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.Panel;
import io.panelhouse.panel.TestDatabase;
import io.panelhouse.panel.directory.Operator;
import io.panelhouse.panel.directory.OperatorRole;
import io.panelhouse.panel.directory.Setting;
import io.panelhouse.panel.security.NewSecondFactor;
import io.panelhouse.panel.security.PanelKey;
import io.panelhouse.panel.security.PanelSecurity;
import io.panelhouse.panel.security.StaffRole;
import io.panelhouse.panel.security.TemporaryPassword;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** Signing in and being signed out, over HTTP, with the pages of Vaadin behind. */
@Tag("X4")
class SignInIT {

    private static final InstantSource CLOCK = InstantSource.system();
    private static final Pattern SECURITY_KEY = Pattern.compile("\"Vaadin-Security-Key\":\"([^\"]+)\"");

    private static Panel panel;
    private static PanelSecurity security;
    private static DemoBusiness business;
    private static Operator owner;
    private static ConfigurableApplicationContext dashboard;
    private static int names;

    private TestBrowser browser;

    @BeforeAll
    static void start() {
        TestDatabase database = TestDatabase.create();
        panel = Panel.open(database.settings(), CLOCK);
        security = panel.security(PanelKey.of("5a".repeat(32)));
        business = new DemoBusiness(panel, CLOCK.instant(), 3);
        owner = panel.operators().find("owner").orElseThrow();
        dashboard =
                DashboardMain.application(DemoMain.settings(database, 0), CLOCK).run();
    }

    @AfterAll
    static void stop() {
        dashboard.close();
        panel.close();
    }

    @BeforeEach
    void openBrowser() {
        browser = new TestBrowser(dashboard);
    }

    @Test
    void aSessionPlantedBeforeSignInIsOfNoUseAfterIt() throws Exception {
        browser.get("/sign-in");
        String planted = browser.cookie("panelhouse");

        browser.signIn(person().name(), DemoBusiness.PASSWORD);

        assertThat(browser.cookie("panelhouse")).isNotEqualTo(planted);
        assertThat(browser.get("/").statusCode()).isEqualTo(200);
        assertThat(new TestBrowser(dashboard)
                        .with("panelhouse", planted)
                        .get("/")
                        .statusCode())
                .isEqualTo(302);
    }

    @Test
    void aDisabledPersonAndTheirOpenPageAreDeadWithinFiveSeconds() throws Exception {
        Operator person = person();
        browser.signIn(person.name(), DemoBusiness.PASSWORD);
        String key = openPage();
        assertThat(answerToOpenPage(key, 0)).contains("\"syncId\":1");

        panel.staff().disable(owner.actor(), person.id());

        await().atMost(Duration.ofSeconds(5)).until(() -> browser.get("/").statusCode() == 302);
        assertThat(answerToOpenPage(key, 1)).doesNotContain("\"syncId\"");
        assertThat(browser.signIn(person.name(), DemoBusiness.PASSWORD)).isEqualTo("/sign-in?refused");
    }

    @Test
    @Tag("S36")
    void signingOutEverywhereEndsTheOtherBrowserOnly() throws Exception {
        Operator person = person();
        TestBrowser other = new TestBrowser(dashboard);
        other.signIn(person.name(), DemoBusiness.PASSWORD);
        browser.signIn(person.name(), DemoBusiness.PASSWORD);
        var here = security.sessions().of(person).getFirst().id();

        security.sessions().endOthers(person, here);

        await().atMost(Duration.ofSeconds(5)).until(() -> other.get("/").statusCode() == 302);
        assertThat(browser.get("/").statusCode()).isEqualTo(200);
    }

    @Test
    @Tag("S35")
    void aCodeIsAskedForAndCannotBeReplayed() throws Exception {
        Operator person = person();
        NewSecondFactor secret = security.secondFactors().begin(person);
        Instant now = CLOCK.instant();
        security.secondFactors().confirm(person, secret, code(secret, now.minusSeconds(30)), null);

        assertThat(browser.signIn(person.name(), DemoBusiness.PASSWORD)).isEqualTo("/sign-in/code");
        String between = browser.cookie("panelhouse");
        assertThat(browser.get("/").statusCode()).isEqualTo(302);
        assertThat(browser.post("/sign-in/code", "code", "000000")).isEqualTo("/sign-in/code?refused");
        assertThat(browser.get("/sign-in/code?refused").body()).contains("The code does not fit.");
        assertThat(browser.post("/sign-in/code", "code", code(secret, now))).isEqualTo("/");
        assertThat(browser.cookie("panelhouse")).isNotEqualTo(between);
        assertThat(browser.get("/").statusCode()).isEqualTo(200);

        TestBrowser thief = new TestBrowser(dashboard);
        thief.signIn(person.name(), DemoBusiness.PASSWORD);
        assertThat(thief.post("/sign-in/code", "code", code(secret, now))).isEqualTo("/sign-in/code?refused");
        assertThat(thief.get("/").statusCode()).isEqualTo(302);
    }

    @Test
    void aStepCannotBeSkipped() throws Exception {
        for (String step : List.of("code", "password", "second-step", "recovery-codes")) {
            HttpResponse<String> page = browser.get("/sign-in/" + step);

            assertThat(page.statusCode()).as(step).isEqualTo(302);
            assertThat(TestBrowser.location(page)).as(step).isEqualTo("/sign-in");
        }
        browser.get("/sign-in");
        assertThat(browser.post("/sign-in/password", "password", "of my own choosing"))
                .isEqualTo("/sign-in");
    }

    @Test
    @Tag("S34")
    void aGivenPasswordMustBeReplacedBeforeAnythingIsShown() throws Exception {
        TemporaryPassword given =
                panel.staff().add(owner.actor(), business.reseller, "given-" + names++, StaffRole.SELL);
        String name = given.operator().name();

        assertThat(browser.signIn(name, given.password())).isEqualTo("/sign-in/password");
        assertThat(browser.get("/").statusCode()).isEqualTo(302);
        browser.get("/sign-in/password");
        assertThat(browser.posted("/sign-in/password", "password", "1234567890").body())
                .contains("It is on the list of common passwords that are tried first; choose another.")
                .doesNotContain("value=\"1234567890\"");
        assertThat(browser.post("/sign-in/password", "password", "of my own choosing"))
                .isEqualTo("/");
        assertThat(browser.get("/").statusCode()).isEqualTo(200);
        assertThat(new TestBrowser(dashboard).signIn(name, "of my own choosing"))
                .isEqualTo("/");
    }

    @Test
    @Tag("S35")
    void whereItIsRequiredNobodyGetsInWithoutASecondStep() throws Exception {
        panel.settings()
                .change(
                        Actor.house("test"),
                        business.below,
                        Map.of(Setting.REQUIRE_SECOND_FACTOR, Optional.of("true")));
        Operator person = panel.operators()
                .create(
                        Actor.house("test"),
                        "person-" + names++,
                        DemoBusiness.PASSWORD,
                        OperatorRole.RESELLER,
                        business.below);

        assertThat(browser.signIn(person.name(), DemoBusiness.PASSWORD)).isEqualTo("/sign-in/second-step");
        Matcher shown = Pattern.compile("<code>([A-Z2-7 ]+)</code>")
                .matcher(browser.get("/sign-in/second-step").body());
        assertThat(shown.find()).isTrue();
        assertThat(browser.get("/").statusCode()).isEqualTo(302);

        assertThat(browser.post("/sign-in/second-step", "code", code(shown.group(1), CLOCK.instant())))
                .isEqualTo("/sign-in/recovery-codes");
        assertThat(browser.get("/sign-in/recovery-codes").body().split("<li>")).hasSize(11);
        assertThat(browser.post("/sign-in/recovery-codes")).isEqualTo("/");
        assertThat(browser.get("/").statusCode()).isEqualTo(200);
        assertThat(new TestBrowser(dashboard).signIn(person.name(), DemoBusiness.PASSWORD))
                .isEqualTo("/sign-in/code");
    }

    @Test
    @Tag("X3")
    void theEleventhGuessIsNotLookedAtWhetherSomebodyHasTheNameOrNot() throws Exception {
        String name = person().name();
        List<String> known = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            known.add(browser.signIn(name, "guess number " + i));
            unknown.add(browser.signIn("nobody-of-that-name", "guess number " + i));
        }

        assertThat(known).isEqualTo(unknown);
        assertThat(known.subList(0, 10)).containsOnly("/sign-in?refused");
        assertThat(known.getLast()).matches("/sign-in\\?wait=(59|60)");
        assertThat(browser.get(known.getLast()).body()).contains("Too many tries.");
    }

    @Test
    @Tag("S36")
    void aSessionIsListedWithItsBrowserAndAddress() throws Exception {
        Operator person = person();
        browser.signIn(person.name(), DemoBusiness.PASSWORD);
        assertThat(security.sessions().of(person)).singleElement().satisfies(session -> {
            assertThat(session.device()).isEqualTo("Firefox on Linux");
            assertThat(session.address()).isEqualTo("127.0.0.1");
        });
    }

    @Test
    @Tag("S36")
    void thePagesOfPeopleAreServed() throws Exception {
        browser.signIn("owner", DemoBusiness.PASSWORD);

        for (String page : List.of("/security", "/staff", "/audit?person=owner&from=2026-01-01")) {
            assertThat(browser.get(page).statusCode()).as(page).isEqualTo(200);
        }
    }

    private static Operator person() {
        return panel.operators()
                .create(
                        Actor.house("test"),
                        "person-" + names++,
                        DemoBusiness.PASSWORD,
                        OperatorRole.RESELLER,
                        business.reseller);
    }

    /** Opens a page as its script does; what the script shows with each call afterwards. */
    private String openPage() throws Exception {
        browser.get("/");
        Matcher key =
                SECURITY_KEY.matcher(browser.get("/?v-r=init&location=&query=").body());
        assertThat(key.find()).isTrue();
        return key.group(1);
    }

    private String answerToOpenPage(String key, int sync) throws Exception {
        return browser.json(
                        "/?v-r=uidl&v-uiId=0",
                        "{\"csrfToken\":\"%s\",\"rpc\":[],\"syncId\":%d,\"clientId\":%d}".formatted(key, sync, sync))
                .body();
    }

    private static String code(NewSecondFactor secret, Instant at) throws Exception {
        return code(secret.text(), at);
    }

    private static String code(String secret, Instant at) throws Exception {
        byte[] key = Base32.decode(secret.replace(" ", ""));
        return new TimeBasedOneTimePasswordGenerator().generateOneTimePasswordString(new SecretKeySpec(key, "RAW"), at);
    }
}
