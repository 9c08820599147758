package io.panelhouse.panel.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.panelhouse.panel.AccessRefusedException;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.TestBusiness;
import io.panelhouse.panel.audit.AuditEntry;
import io.panelhouse.panel.audit.AuditFilter;
import io.panelhouse.panel.directory.Feature;
import io.panelhouse.panel.directory.Tier;
import io.panelhouse.panel.operation.OperationKind;
import io.panelhouse.panel.operation.RefusedOrderException;
import io.panelhouse.panel.security.PanelKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls to a server that listens on a real port. Time is the test's; nothing waits. */
class WebhooksIT {

    private static final PanelKey KEY = PanelKey.of("5a".repeat(32));

    private final TestBusiness business = new TestBusiness();
    private final Receiver receiver = new Receiver();
    private final Webhooks webhooks = business.panel.webhooks(KEY, true);
    private final WebhookDeliverer deliverer = business.panel.webhookDeliverer(KEY, true);
    private int names;

    @BeforeEach
    void fund() {
        business.fund(business.north, 100);
        business.fund(business.south, 100);
        business.fund(business.northEast, 100);
        // What was done so far is handed out before there is a webhook.
        handOutAll();
    }

    @AfterEach
    void close() {
        deliverer.close();
        receiver.close();
        business.close();
    }

    @Test
    void aCallIsSignedAndTellsOfTheOperation() throws GeneralSecurityException {
        CreatedWebhook created = hook(business.north);
        long sold = sell(business.north);
        untilReceived(1);

        Receiver.Got got = receiver.got.getFirst();
        assertThat(got.signature()).isEqualTo(signature(created.secret(), got.body()));
        assertThat(got.signature()).isNotEqualTo(signature(created.secret() + "x", got.body()));
        assertThat(got.delivery())
                .isEqualTo(String.valueOf(deliveries(created).getFirst().id()));
        assertThat(got.json().get("operation").asLong()).isEqualTo(sold);
        assertThat(got.json().get("kind").asText()).isEqualTo("ACTIVATE");
        assertThat(got.json().get("credits").asText()).isEqualTo("-1");
        assertThat(got.json().get("package").asText()).isEqualTo("M1");
        assertThat(deliveries(created).getFirst().lastStatus()).isEqualTo(200);
    }

    private String signature(String secret, String body) throws GeneralSecurityException {
        String at = String.valueOf(business.time.instant().getEpochSecond());
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        byte[] sum = mac.doFinal((at + "." + body).getBytes(StandardCharsets.UTF_8));
        return "t=" + at + ",v1=" + HexFormat.of().formatHex(sum);
    }

    @Test
    void afterAnOutageAllIsDeliveredInOrder() {
        CreatedWebhook created = hook(business.north);
        receiver.status = 503;
        List<Long> sold = List.of(sell(business.north), sell(business.northEast), sell(business.north));
        untilReceived(1);
        for (int failures = 1; failures < 6; failures++) {
            business.time.advance(BackOff.longest(failures).dividedBy(2).minusMillis(1));
            round();
            assertThat(receiver.got).as("before the shortest wait").hasSize(failures);
            business.time.advance(BackOff.longest(failures).dividedBy(2).plusMillis(1));
            round();
            assertThat(receiver.got).as("after the longest wait").hasSize(failures + 1);
        }
        assertThat(deliveries(created).getLast().lastError()).isEqualTo("the answer was 503");
        receiver.status = 204;
        receiver.got.clear();
        business.time.advance(BackOff.longest(6));
        untilReceived(3);

        assertThat(receiver.operations()).isEqualTo(sold);
        assertThat(deliveries(created)).allMatch(delivery -> delivery.deliveredAt() != null);
        round();
        assertThat(receiver.got).hasSize(3);
    }

    @Test
    void aTransactionThatCommitsLateIsNotLost() throws SQLException {
        hook(business.north);
        try (Connection connection = business.database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT panel.enter('house')");
            statement.execute("""
                    INSERT INTO journal.operation (operation_id, reseller_id, kind, operator, occurred_at)
                    VALUES (nextval('panel.operation_id'), %s, 'ADJUST', 'late', now())""".formatted(business.north));
            long early = sell(business.north);
            handOutAll();
            assertThat(receiver.got).isEmpty();
            connection.commit();
            untilReceived(2);

            assertThat(receiver.got.getFirst().json().get("operator").asText()).isEqualTo("late");
            assertThat(receiver.operations().getLast()).isEqualTo(early);
        }
    }

    @Test
    void afterADayOfFailuresItIsDisabledAndSaysWhy() {
        CreatedWebhook created = hook(business.north);
        receiver.status = 500;
        sell(business.north);
        untilReceived(1);
        for (int failures = 1; failures <= 30; failures++) {
            business.time.advance(BackOff.longest(failures));
            round();
        }
        Webhook disabled =
                webhooks.find(business.asNorth, created.webhook().id()).orElseThrow();
        assertThat(disabled.disabledAt())
                .isBetween(
                        created.webhook().createdAt().plus(Duration.ofHours(24)),
                        created.webhook().createdAt().plus(Duration.ofHours(27)));
        assertThat(disabled.disabledReason())
                .isEqualTo("its calls failed for 24 hours, the last one because the answer was 500");
        receiver.got.clear();
        sell(business.north);
        handOutAll();
        assertThat(receiver.got).isEmpty();

        receiver.status = 200;
        webhooks.change(business.asNorth, disabled.id(), new WebhookChange(null, null, true));
        untilReceived(1);
        assertThat(deliveries(created)).singleElement().matches(delivery -> delivery.deliveredAt() != null);
    }

    @Test
    void whatWasDeliveredIsResent() {
        CreatedWebhook created = hook(business.north);
        sell(business.north);
        sell(business.north);
        untilReceived(2);
        long first = deliveries(created).getLast().id();

        assertThat(webhooks.resend(business.asNorth, created.webhook().id(), first))
                .isPresent();
        untilReceived(3);
        assertThat(receiver.got.getLast()).isEqualTo(receiver.got.getFirst());
        assertThat(webhooks.resend(business.asNorth, created.webhook().id(), 999))
                .isEmpty();
    }

    @Test
    void onlyOperationsOfTheOwnSubtreeAndOfItsKindsAreDelivered() {
        hook(business.north);
        webhooks.create(
                business.asSouth, new NewWebhook(business.south, receiver.url() + "s", Set.of(OperationKind.MINT)));
        sell(business.south);
        long below = sell(business.northEast);
        sell(business.south);
        long last = sell(business.north);
        untilReceived(2);
        handOutAll();

        assertThat(receiver.operations()).containsExactly(below, last);
    }

    @Test
    void redirectionsAreNotFollowed() {
        CreatedWebhook created = hook(business.north);
        receiver.status = 302;
        sell(business.north);
        untilReceived(1);

        assertThat(receiver.got).extracting(Receiver.Got::path).containsExactly("/");
        assertThat(deliveries(created).getFirst().lastError()).isEqualTo("the answer was 302");
    }

    @Test
    void nobodyElseFindsAWebhookOrItsDeliveries() {
        long id = hook(business.north).webhook().id();
        sell(business.north);
        untilReceived(1);
        long delivery = webhooks.deliveries(business.asNorth, id, Long.MAX_VALUE, 10)
                .getFirst()
                .id();
        Actor south = business.asSouth;

        assertThat(webhooks.all(south)).isEmpty();
        assertThat(webhooks.find(south, id)).isEmpty();
        assertThat(webhooks.change(south, id, new WebhookChange("https://example.com", null, null)))
                .isEmpty();
        assertThat(webhooks.deliveries(south, id, Long.MAX_VALUE, 10)).isEmpty();
        assertThat(webhooks.resend(south, id, delivery)).isEmpty();
        assertThat(webhooks.renew(south, id)).isEmpty();
        assertThat(webhooks.test(south, id)).isEmpty();
        assertThat(webhooks.delete(south, id)).isFalse();
        assertThatThrownBy(() -> webhooks.create(south, new NewWebhook(business.north, receiver.url(), Set.of())))
                .isInstanceOf(AccessRefusedException.class);
        Actor seller = Actor.within("sam", business.north, EnumSet.of(Permission.VIEW, Permission.SELL));
        assertThatThrownBy(() -> webhooks.all(seller)).isInstanceOf(AccessRefusedException.class);
        assertThat(webhooks.all(business.asProvider)).hasSize(1);
        assertThat(webhooks.delete(business.asProvider, id)).isTrue();
        assertThat(webhooks.all(business.asNorth)).isEmpty();
    }

    @Test
    void whatIsDoneIsAuditedAndNoSecretIsKept() {
        CreatedWebhook created = hook(business.north);
        long id = created.webhook().id();
        webhooks.change(business.asNorth, id, new WebhookChange(null, null, false));
        webhooks.delete(business.asNorth, id);

        assertThat(business.panel.audit().page(business.asProvider, AuditFilter.ALL, null, 10))
                .extracting(AuditEntry::verb)
                .contains("webhook-create", "webhook-change", "webhook-delete");
        CreatedWebhook other = hook(business.north);
        assertThat(other.toString()).doesNotContain(other.secret());
        assertThat(business.count("SELECT count(*) FROM panel.webhook w WHERE position('%s'::bytea IN w.secret) > 0"
                        .formatted(other.secret())))
                .isZero();
    }

    @Test
    void aTierWithoutWebhooksRefusesThem() {
        business.panel.tiers().define(Actor.house("test"), new Tier("Basic", EnumSet.of(Feature.API)));
        business.panel.tiers().assign(business.asProvider, business.north, "Basic");

        assertThatThrownBy(() -> hook(business.north))
                .isInstanceOf(RefusedOrderException.class)
                .hasMessageContaining("tier Basic does not include webhooks");
    }

    @Test
    void aPrivateAddressIsCalledByNobody() {
        CreatedWebhook created = hook(business.north);
        sell(business.north);
        try (WebhookDeliverer careful = business.panel.webhookDeliverer(KEY, false)) {
            await().until(() -> {
                finish(careful.begin());
                return !deliveries(created).isEmpty()
                        && deliveries(created).getFirst().attempts() == 1;
            });
        }
        assertThat(receiver.got).isEmpty();
        assertThat(deliveries(created).getFirst().lastError())
                .isEqualTo("its name leads to an address of a private network");
    }

    private CreatedWebhook hook(ResellerId reseller) {
        return webhooks.create(business.asProvider, new NewWebhook(reseller, receiver.url(), Set.of()));
    }

    private long sell(ResellerId reseller) {
        names++;
        return business.created(reseller, "account " + names, "M1").operationId();
    }

    private List<Delivery> deliveries(CreatedWebhook created) {
        return webhooks.deliveries(business.asProvider, created.webhook().id(), Long.MAX_VALUE, 100);
    }

    private void round() {
        finish(deliverer.begin());
    }

    private static void finish(List<Future<?>> calls) {
        for (Future<?> call : calls) {
            try {
                call.get(30, TimeUnit.SECONDS);
            } catch (InterruptedException | ExecutionException | TimeoutException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Another database's transaction on the same server may hold back for a moment what is handed out. */
    private void untilReceived(int calls) {
        await().until(() -> {
            round();
            return receiver.got.size() >= calls;
        });
        assertThat(receiver.got).hasSize(calls);
    }

    private void handOutAll() {
        await().until(() -> {
            round();
            return business.count("""
                    SELECT count(*) FROM journal.operation o, panel.webhook_position p
                     WHERE (o.xid, o.sequence) > (p.xid, p.sequence)
                       AND o.xid < pg_snapshot_xmin(pg_current_snapshot())""") == 0;
        });
    }
}
