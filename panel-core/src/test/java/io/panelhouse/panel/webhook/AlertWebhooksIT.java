package io.panelhouse.panel.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.TestBusiness;
import io.panelhouse.panel.alert.AlertEvent;
import io.panelhouse.panel.alert.AlertKind;
import io.panelhouse.panel.alert.ReportedAlert;
import io.panelhouse.panel.operation.OperationKind;
import io.panelhouse.panel.security.PanelKey;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Calls about alerts to a server that listens on a real port. Time is the test's; nothing waits. */
class AlertWebhooksIT {

    private static final PanelKey KEY = PanelKey.of("5a".repeat(32));

    private final TestBusiness business = new TestBusiness();
    private final Receiver receiver = new Receiver();
    private final Webhooks webhooks = business.panel.webhooks(KEY, true);
    private final WebhookDeliverer deliverer = business.panel.webhookDeliverer(KEY, true);
    private final Instant began = business.time.instant();

    @AfterEach
    void close() {
        deliverer.close();
        receiver.close();
        business.close();
    }

    @Test
    @Tag("S45")
    void itIsCalledOnceWhenAnEpisodeBeginsAndOnceWhenItIsOver() {
        CreatedWebhook created = hook();
        report(business.north, 1, true);
        report(business.north, 1, true);
        report(business.north, 2, true);
        report(business.south, 1, true);
        report(business.northEast, 1, true);
        round();
        business.time.advance(Duration.ofMinutes(5));
        report(business.north, 3, false);
        report(business.north, 3, false);
        report(business.north, 2, true);
        round();
        round();

        long episode = business.count("SELECT id FROM panel.alert WHERE reseller_id = " + business.north);
        assertThat(receiver.got)
                .extracting(Receiver.Got::key)
                .containsExactly("alert-" + episode + "-opened", "alert-" + episode + "-cleared");
        Receiver.Got opened = receiver.got.getFirst();
        assertThat(opened.body())
                .isEqualTo(("{'event':'OPENED','alert':%d,'kind':'CREDIT_THRESHOLD','reseller':%s,'account':null,"
                                + "'subject':'20','figure':'19','limit':'20','openedAt':'%s','closedAt':null,"
                                + "'evidence':['7']}")
                        .formatted(episode, business.north, began)
                        .replace('\'', '"'));
        Receiver.Got cleared = receiver.got.getLast();
        assertThat(cleared.json().get("event").asText()).isEqualTo("CLEARED");
        assertThat(cleared.json().get("closedAt").asText())
                .isEqualTo(business.time.instant().toString());
        assertThat(deliveries(created))
                .extracting(Delivery::event)
                .containsExactly(AlertEvent.CLEARED, AlertEvent.OPENED);
    }

    @Test
    @Tag("S45")
    void whenTheReceiverDiesAndComesBackEachEventIsToldInOrderWithTheSameKeys() {
        CreatedWebhook created = hook();
        report(business.north, 1, true);
        // What was taken although the panel saw no success comes again.
        receiver.status = 500;
        round();
        receiver.die();
        report(business.north, 2, false);
        for (int failures = 1; failures <= 8; failures++) {
            business.time.advance(BackOff.longest(failures));
            round();
        }
        assertThat(receiver.got).hasSize(1);
        assertThat(deliveries(created).getLast().lastError()).isEqualTo("Connection refused");
        assertThat(deliveries(created).getLast().attempts()).isEqualTo(9);

        receiver.comeBack();
        receiver.status = 204;
        business.time.advance(BackOff.longest(9));
        round();
        round();

        List<String> keys =
                receiver.got.stream().map(got -> String.valueOf(got.key())).toList();
        assertThat(keys).hasSize(3);
        assertThat(keys.get(1)).isEqualTo(keys.getFirst()).endsWith("-opened");
        assertThat(keys.get(2)).endsWith("-cleared");
        assertThat(receiver.got.get(1).delivery())
                .isEqualTo(receiver.got.getFirst().delivery());
        assertThat(deliveries(created)).allMatch(delivery -> delivery.deliveredAt() != null);
    }

    @Test
    void aNewEpisodeOfTheSameSubjectEndsTheOneWhoseEndWasNotTold() {
        hook();
        report(business.north, 1, true);
        business.time.advance(Duration.ofMinutes(1));
        tell(business.north, 2, true, business.time.instant());
        round();

        assertThat(receiver.got)
                .extracting(got -> got.json().get("event").asText())
                .containsExactly("OPENED", "CLEARED", "OPENED");
    }

    @Test
    void itIsNotCalledAboutOperationsNorOneOfOperationsAboutAlerts() {
        hook();
        webhooks.create(business.asNorth, new NewWebhook(business.north, receiver.url() + "operations", Set.of()));
        report(business.north, 1, true);
        business.fund(business.north, 1);
        round();

        assertThat(receiver.got)
                .filteredOn(got -> got.path().equals("/"))
                .singleElement()
                .matches(got -> got.json().has("alert"));
        assertThat(receiver.got)
                .filteredOn(got -> got.path().equals("/operations"))
                .noneMatch(got -> got.json().has("alert"));
    }

    @Test
    void anAlertThatBeganBeforeTheWebhookIsNotTold() {
        report(business.north, 1, true);
        hook();
        round();

        assertThat(receiver.got).isEmpty();
    }

    @Test
    void itHasNoKindsOfOperations() {
        long id = hook().webhook().id();

        assertThatThrownBy(() -> webhooks.change(
                        business.asNorth, id, new WebhookChange(null, Set.of(OperationKind.MINT), null)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("about alerts");
        assertThatThrownBy(
                        () -> new NewWebhook(business.north, receiver.url(), Topic.ALERTS, Set.of(OperationKind.MINT)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("about alerts");
    }

    @Test
    @Tag("S45")
    void theShellLinesOfTheDocumentTellAGenuineCallFromOthers() throws IOException, InterruptedException {
        CreatedWebhook created = hook();
        report(business.north, 1, true);
        round();
        Receiver.Got got = receiver.got.getFirst();

        assertThat(verified(created.secret(), got.signature(), got.body(), began))
                .isTrue();
        assertThat(verified(created.secret() + "x", got.signature(), got.body(), began))
                .isFalse();
        assertThat(verified(created.secret(), got.signature(), got.body() + " ", began))
                .isFalse();
        assertThat(verified(created.secret(), got.signature(), got.body(), began.plusSeconds(301)))
                .isFalse();
    }

    /** Runs the lines of docs/api.md. */
    private static boolean verified(String secret, String header, String body, Instant now)
            throws IOException, InterruptedException {
        String document = Files.readString(Path.of("../docs/api.md"));
        int lines = document.indexOf("t=${HEADER");
        ProcessBuilder builder =
                new ProcessBuilder("sh", "-c", document.substring(lines, document.indexOf("```", lines)));
        builder.environment().put("SECRET", secret);
        builder.environment().put("HEADER", header);
        builder.environment().put("BODY", body);
        builder.environment().put("NOW", String.valueOf(now.getEpochSecond()));
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said).doesNotContain("not found");
        return process.waitFor() == 0;
    }

    @Test
    void aNewSecretSignsTheNextCallAndTheOldOneNone() throws IOException, InterruptedException {
        CreatedWebhook created = hook();
        report(business.north, 1, true);
        CreatedWebhook renewed =
                webhooks.renew(business.asNorth, created.webhook().id()).orElseThrow();
        round();

        Receiver.Got got = receiver.got.getFirst();
        assertThat(verified(renewed.secret(), got.signature(), got.body(), began))
                .isTrue();
        assertThat(verified(created.secret(), got.signature(), got.body(), began))
                .isFalse();
    }

    @Test
    void aTestTellsTheAnswer() {
        long id = hook().webhook().id();
        assertThat(webhooks.test(business.asNorth, id)).contains(new TestCall(200, null));
        assertThat(receiver.got.getFirst().body()).isEqualTo("{\"event\":\"TEST\",\"webhook\":" + id + "}");

        receiver.status = 302;
        assertThat(webhooks.test(business.asNorth, id)).contains(new TestCall(302, "the answer was 302"));
        receiver.die();
        assertThat(webhooks.test(business.asNorth, id)).contains(new TestCall(null, "Connection refused"));
        assertThat(business.panel.webhooks(KEY, false).test(business.asNorth, id))
                .contains(new TestCall(null, "its name leads to an address of a private network"));
        assertThat(receiver.got).hasSize(2);
    }

    private CreatedWebhook hook() {
        return webhooks.create(business.asNorth, NewWebhook.ofAlerts(business.north, receiver.url()));
    }

    private List<Delivery> deliveries(CreatedWebhook created) {
        return webhooks.deliveries(business.asNorth, created.webhook().id(), Long.MAX_VALUE, 10);
    }

    private void report(ResellerId reseller, long version, boolean open) {
        tell(reseller, version, open, began);
    }

    private void tell(ResellerId reseller, long version, boolean open, Instant openedAt) {
        business.panel
                .alerts()
                .record(new ReportedAlert(
                        reseller,
                        AlertKind.CREDIT_THRESHOLD,
                        "20",
                        version,
                        open,
                        new BigDecimal("19.0000"),
                        new BigDecimal("20.0000"),
                        null,
                        List.of("7"),
                        openedAt,
                        business.time.instant()));
    }

    private void round() {
        for (Future<?> call : deliverer.begin()) {
            try {
                call.get(30, TimeUnit.SECONDS);
            } catch (InterruptedException | ExecutionException | TimeoutException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
