package io.panelhouse.dashboard.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.timepicker.TimePicker;
import com.vaadin.flow.server.VaadinSession;
import io.panelhouse.dashboard.CurrentOperator.Role;
import io.panelhouse.dashboard.TreeOperator;
import io.panelhouse.dashboard.live.FixedFeed;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.TestBusiness;
import io.panelhouse.panel.alert.AlertKind;
import io.panelhouse.panel.alert.ReportedAlert;
import io.panelhouse.panel.directory.OperatorRole;
import io.panelhouse.panel.notice.NoticePreference.Choice;
import io.panelhouse.panel.notice.NoticePreference.Digest;
import io.panelhouse.panel.notice.Notices;
import io.panelhouse.panel.security.PanelKey;
import io.panelhouse.panel.webhook.Webhook;
import io.panelhouse.panel.webhook.WebhookDeliverer;
import io.panelhouse.panel.webhook.Webhooks;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The page of notices with a real mail server and a real receiver of webhooks. North is in Berlin, where it is 14:00.
 */
@Tag("S45")
@ViewPackages(packages = "io.panelhouse.dashboard.live")
class NoticesViewIT extends BrowserlessTest {

    private static final PanelKey KEY = PanelKey.of("5a".repeat(32));
    private static final Pattern CODE = Pattern.compile("code is ([0-9]{6})");

    private final TestBusiness business = new TestBusiness();
    private final Notices notices = business.panel.notices();
    private final Webhooks webhooks = business.panel.webhooks(KEY, true);
    private final MailForTests mail = new MailForTests();
    private final MailRoom room =
            MailRoom.of(business.panel, new FixedFeed(), mail.mailer(business.time), business.time);
    private final List<Runnable> proofs = new ArrayList<>();
    private final List<String> called = new CopyOnWriteArrayList<>();
    private HttpServer receiver = answering(200);

    @BeforeEach
    void hire() {
        business.panel
                .operators()
                .create(business.asProvider, "nora", "long enough", OperatorRole.OWNER, business.north);
    }

    @AfterEach
    void close() {
        receiver.stop(0);
        room.close();
        mail.close();
        business.close();
    }

    @Test
    void anAddressIsUsedOnceItsCodeWasTypedAndATestArrivesThere() {
        open(business.asNorth);
        assertThat(page()).contains("No address is confirmed: nothing is mailed.");
        EmailField address = find(EmailField.class).single();
        address.setValue("nora at example.com");
        press("Send code");
        assertThat(address.getErrorMessage()).isEqualTo("That is no e-mail address.");

        address.setValue("nora@example.com");
        press("Send code");
        TextField code = find(TextField.class).withCaption("Code").single();
        code.setValue("12345");
        press("Confirm");
        assertThat(notices.of(business.asNorth).address()).isNull();
        code.setValue(mailed(CODE));
        press("Confirm");

        assertThat(notices.of(business.asNorth).address()).isEqualTo("nora@example.com");
        assertThat(page()).contains("Alerts go to nora@example.com.");
        press("Send test");
        assertThat(mail.subjects()).last().isEqualTo("nora@example.com Alerts arrive");
        press("Forget address");
        assertThat(notices.of(business.asNorth).address()).isNull();
        assertThat(page()).contains("No address is confirmed: nothing is mailed.");
    }

    @Test
    void choicesAreKeptAndShownAgain() {
        open(business.asNorth);
        choose(find(CheckboxGroup.class).single(), Set.of(AlertKind.DRAIN));
        TimePicker from = find(TimePicker.class).withCaption("Quiet from").single();
        from.setValue(LocalTime.of(22, 0));
        press("Keep");
        TimePicker to = find(TimePicker.class).withCaption("Quiet to").single();
        assertThat(to.getErrorMessage()).isEqualTo("Give both ends or none.");
        assertThat(notices.of(business.asNorth).choice().quietFrom()).isNull();

        to.setValue(LocalTime.of(7, 0));
        choose(find(Select.class).withCaption("Daily digest").single(), Digest.ON);
        press("Keep");

        assertThat(notices.of(business.asNorth).choice())
                .isEqualTo(new Choice(
                        Set.of(AlertKind.DRAIN),
                        LocalTime.of(22, 0),
                        LocalTime.of(7, 0),
                        Digest.ON,
                        LocalTime.of(9, 0)));
        open(business.asNorth);
        assertThat(find(CheckboxGroup.class).all().getLast().getValue()).isEqualTo(Set.of(AlertKind.DRAIN));
    }

    @Test
    void aWebhookIsMadeAfterAProofItsSecretShownOnceAndATestTellsTheAnswer() throws IOException {
        open(business.asNorth);
        TextField url = find(TextField.class).withCaption("Address").single();
        url.setValue("http://user:secret@127.0.0.1/");
        press("Add webhook");
        assertThat(webhooks.all(business.asNorth)).isEmpty();
        prove();
        assertThat(url.getErrorMessage()).isEqualTo("It cannot be called there: type a public https address.");

        url.setValue(address());
        press("Add webhook");
        prove();
        String first = find(Code.class).single().getText();
        press("I have kept it");
        press("Send test");
        says("The test was taken, status 200.");
        assertThat(called).singleElement().asString().contains("\"event\":\"TEST\"");

        receiver.stop(0);
        press("Send test");
        says("No answer: Connection refused.");
        press("New secret");
        prove();
        assertThat(find(Code.class).single().getText()).startsWith("whsec_").isNotEqualTo(first);
        press("I have kept it");
        assertThat(page()).doesNotContain("whsec_");
        press("Turn off");
        prove();
        Webhook off = webhooks.all(business.asNorth).getFirst();
        assertThat(off.disabledAt()).isNotNull();
        assertThat(page()).contains("by nora");
    }

    @Test
    void anEpisodeIsCalledAndStandsAmongTheCalls() {
        open(business.asNorth);
        find(TextField.class).withCaption("Address").single().setValue(address());
        press("Add webhook");
        prove();
        press("I have kept it");
        business.panel
                .alerts()
                .record(new ReportedAlert(
                        business.north,
                        AlertKind.CREDIT_THRESHOLD,
                        "20",
                        1,
                        true,
                        new BigDecimal(19),
                        new BigDecimal(20),
                        null,
                        List.of(),
                        business.time.instant(),
                        business.time.instant()));
        try (WebhookDeliverer deliverer = business.panel.webhookDeliverer(KEY, true)) {
            deliverer.start();
            await().until(() -> !called.isEmpty());
        }
        assertThat(called).singleElement().asString().contains("\"event\":\"OPENED\"", "\"figure\":\"19\"");
    }

    @Test
    @Tag("S43")
    void whoDoesNotManageTheResellerMakesNoWebhook() {
        open(Actor.within("nora", business.north, Set.of(Permission.VIEW, Permission.SELL)));

        assertThat(page()).contains("Your role does not include connections.").contains("What is mailed");
        assertThat(find(TextField.class).withCaption("Address").exists()).isFalse();
    }

    private HttpServer answering(int status) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                called.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                exchange.sendResponseHeaders(status, -1);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private String address() {
        return "http://127.0.0.1:" + receiver.getAddress().getPort() + "/";
    }

    private void open(Actor actor) {
        TreeOperator operator = new TreeOperator(actor, business.north, business.panel.resellers(), Role.OWNER);
        UI.getCurrent().removeAll();
        UI.getCurrent().add(new NoticesView(operator, notices, webhooks, room, proofs::add, business.time));
    }

    @SuppressWarnings("unchecked")
    private static void choose(HasValue<?, ?> field, Object value) {
        ((HasValue<?, Object>) field).setValue(value);
    }

    private static String page() {
        return UI.getCurrent().getElement().getTextRecursively();
    }

    private void says(String sentence) {
        await().pollInSameThread().untilAsserted(() -> {
            runWhatWaitsForTheLock();
            assertThat(page()).contains(sentence);
        });
    }

    private static void runWhatWaitsForTheLock() {
        VaadinSession session = VaadinSession.getCurrent();
        session.unlock();
        session.lock();
    }

    private String mailed(Pattern pattern) {
        Matcher found = pattern.matcher(MailForTests.part(mail.received().getLast(), 0));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    /** The person proves who they are, and what waited for it is done. */
    private void prove() {
        proofs.removeLast().run();
        roundTrip();
    }

    /** Presses the button of that word that came last, which is that of an open dialog. */
    private void press(String button) {
        test(find(Button.class).withText(button).all().getLast()).click();
        roundTrip();
    }
}
