package io.panelhouse.panel.webhook;

import io.panelhouse.panel.AccessRefusedException;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.audit.JdbcAuditLog;
import io.panelhouse.panel.database.PanelDatabase;
import io.panelhouse.panel.database.Times;
import io.panelhouse.panel.directory.Feature;
import io.panelhouse.panel.directory.Subtrees;
import io.panelhouse.panel.directory.Tiers;
import io.panelhouse.panel.operation.OperationKind;
import io.panelhouse.panel.operation.Outcome;
import io.panelhouse.panel.operation.RefusalCode;
import io.panelhouse.panel.operation.RefusedOrderException;
import io.panelhouse.panel.security.PanelKey;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The webhooks in PostgreSQL. */
public final class JdbcWebhooks implements Webhooks {

    private static final int MAX_PER_RESELLER = 10;
    private static final int MAX_DELIVERIES = 1_000;

    private final PanelDatabase database;
    private final Tiers tiers;
    private final JdbcAuditLog audit;
    private final InstantSource time;
    private final WebhookSecrets secrets;
    private final Destinations destinations;
    private final HttpCall calls;

    /**
     * @param key encrypts the secrets
     * @param privateAllowed whether calls may go to private addresses, and without TLS
     */
    public JdbcWebhooks(
            PanelDatabase database,
            Tiers tiers,
            JdbcAuditLog audit,
            InstantSource time,
            PanelKey key,
            boolean privateAllowed) {
        this.database = database;
        this.tiers = tiers;
        this.audit = audit;
        this.time = time;
        this.secrets = new WebhookSecrets(key);
        this.destinations = new Destinations(privateAllowed);
        this.calls = new HttpCall(destinations, HttpCall.LIMIT);
    }

    @Override
    public CreatedWebhook create(Actor actor, NewWebhook wanted) {
        requireOwner(actor);
        requireTier(actor, wanted.resellerId());
        URI url = destinations.checked(wanted.url());
        String secret = WebhookSecrets.random();
        return database.transaction(actor, handle -> {
            Subtrees.require(handle, actor, wanted.resellerId());
            requireRoom(handle, wanted.resellerId());
            long id = handle.createQuery("SELECT nextval(pg_get_serial_sequence('panel.webhook', 'id'))")
                    .mapTo(Long.class)
                    .one();
            handle.createUpdate("""
                            INSERT INTO panel.webhook (id, reseller_id, url, secret, topic, kinds, created_at)
                            VALUES (:id, :reseller, :url, :secret, :topic, :kinds, :now)""")
                    .bind("id", id)
                    .bind("reseller", wanted.resellerId().value())
                    .bind("url", url.toString())
                    .bind("secret", secrets.encrypted(id, secret))
                    .bind("topic", wanted.topic().name())
                    .bind("kinds", WebhookRows.names(wanted.kinds()))
                    .bind("now", Times.sql(now()))
                    .execute();
            Map<String, String> detail = Map.of("reseller", wanted.resellerId().toString(), "host", url.getHost());
            audit.write(handle, actor, "webhook-create", "webhook " + id, detail, null);
            return new CreatedWebhook(visible(handle, actor, id).orElseThrow(), secret);
        });
    }

    private static void requireRoom(Handle handle, ResellerId reseller) {
        long there = handle.createQuery("SELECT count(*) FROM panel.webhook WHERE reseller_id = :reseller")
                .bind("reseller", reseller.value())
                .mapTo(Long.class)
                .one();
        if (there >= MAX_PER_RESELLER) {
            throw refused(
                    RefusalCode.LIMIT_REACHED,
                    "the reseller has %d, which is the most; delete one first".formatted(there));
        }
    }

    @Override
    public List<Webhook> all(Actor actor) {
        requireOwner(actor);
        return database.read(
                actor,
                handle -> handle.createQuery(
                                WebhookRows.SELECT + " WHERE r.path LIKE :prefix || '%' ORDER BY w.id DESC")
                        .bind("prefix", Subtrees.prefix(handle, actor))
                        .map((row, context) -> WebhookRows.webhook(row))
                        .list());
    }

    @Override
    public Optional<Webhook> find(Actor actor, long id) {
        requireOwner(actor);
        return database.read(actor, handle -> visible(handle, actor, id));
    }

    @Override
    public Optional<Webhook> change(Actor actor, long id, WebhookChange change) {
        Optional<Webhook> before = find(actor, id);
        if (before.isEmpty()) {
            return before;
        }
        boolean enabled = Boolean.TRUE.equals(change.enabled());
        if (enabled) {
            requireTier(actor, before.get().resellerId());
        }
        String wanted = change.url();
        URI url = wanted == null ? before.get().url() : destinations.checked(wanted);
        Set<OperationKind> wantedKinds = change.kinds();
        Set<OperationKind> kinds = wantedKinds == null ? before.get().kinds() : wantedKinds;
        if (before.get().topic() == Topic.ALERTS && !kinds.isEmpty()) {
            throw new IllegalArgumentException(
                    "Invalid webhook: one that is about alerts has no kinds of operations; leave them out");
        }
        return database.transaction(actor, handle -> {
            handle.createUpdate("UPDATE panel.webhook SET url = :url, kinds = :kinds WHERE id = :id")
                    .bind("url", url.toString())
                    .bind("kinds", WebhookRows.names(kinds))
                    .bind("id", id)
                    .execute();
            if (enabled) {
                enable(handle, id);
            } else if (Boolean.FALSE.equals(change.enabled())) {
                disable(handle, id, "by " + actor.operator());
            }
            Map<String, String> detail = Map.of("host", url.getHost(), "enabled", String.valueOf(change.enabled()));
            audit.write(handle, actor, "webhook-change", "webhook " + id, detail, null);
            return visible(handle, actor, id);
        });
    }

    private void enable(Handle handle, long id) {
        handle.createUpdate("UPDATE panel.webhook SET disabled_at = NULL, disabled_reason = NULL WHERE id = :id")
                .bind("id", id)
                .execute();
        handle.createUpdate("""
                        UPDATE panel.webhook_delivery SET next_at = :now, first_tried_at = NULL, attempts = 0
                         WHERE webhook_id = :id AND delivered_at IS NULL""").bind("now", Times.sql(now())).bind("id", id).execute();
    }

    private void disable(Handle handle, long id, String reason) {
        handle.createUpdate("""
                        UPDATE panel.webhook SET disabled_at = :now, disabled_reason = :reason
                         WHERE id = :id AND disabled_at IS NULL""")
                .bind("now", Times.sql(now()))
                .bind("reason", reason)
                .bind("id", id)
                .execute();
    }

    @Override
    public Optional<CreatedWebhook> renew(Actor actor, long id) {
        requireOwner(actor);
        String secret = WebhookSecrets.random();
        return database.transaction(
                actor,
                handle -> visible(handle, actor, id).map(webhook -> {
                    handle.createUpdate("UPDATE panel.webhook SET secret = :secret WHERE id = :id")
                            .bind("secret", secrets.encrypted(id, secret))
                            .bind("id", id)
                            .execute();
                    audit.write(handle, actor, "webhook-renew", "webhook " + id, Map.of(), null);
                    return new CreatedWebhook(webhook, secret);
                }));
    }

    @Override
    public Optional<TestCall> test(Actor actor, long id) {
        Optional<Webhook> webhook = find(actor, id);
        if (webhook.isEmpty()) {
            return Optional.empty();
        }
        byte[] secret = database.transaction(actor, handle -> {
            audit.write(handle, actor, "webhook-test", "webhook " + id, Map.of(), null);
            return handle.createQuery("SELECT secret FROM panel.webhook WHERE id = :id")
                    .bind("id", id)
                    .mapTo(byte[].class)
                    .one();
        });
        String body = "{\"event\":\"TEST\",\"webhook\":%d}".formatted(id);
        String signature = Signature.of(secrets.decrypted(id, secret), now(), body);
        try {
            int status = calls.post(webhook.get().url(), Map.of(Signature.HEADER, signature), body);
            return Optional.of(new TestCall(status, HttpCall.error(status)));
        } catch (IOException e) {
            return Optional.of(new TestCall(null, HttpCall.error(e)));
        }
    }

    @Override
    public boolean delete(Actor actor, long id) {
        requireOwner(actor);
        return database.transaction(actor, handle -> {
            boolean there = visible(handle, actor, id).isPresent();
            if (there) {
                handle.createUpdate("DELETE FROM panel.webhook WHERE id = :id")
                        .bind("id", id)
                        .execute();
                audit.write(handle, actor, "webhook-delete", "webhook " + id, Map.of(), null);
            }
            return there;
        });
    }

    @Override
    public List<Delivery> deliveries(Actor actor, long webhook, long before, int maxDeliveries) {
        requireOwner(actor);
        return database.read(actor, handle -> {
            if (visible(handle, actor, webhook).isEmpty()) {
                return List.of();
            }
            return handle.createQuery(WebhookRows.SELECT_DELIVERY
                            + " WHERE d.webhook_id = :webhook AND d.id < :before ORDER BY d.id DESC LIMIT :limit")
                    .bind("webhook", webhook)
                    .bind("before", before)
                    .bind("limit", Math.clamp(maxDeliveries, 1, MAX_DELIVERIES))
                    .map((row, context) -> WebhookRows.delivery(row))
                    .list();
        });
    }

    @Override
    public Optional<Delivery> resend(Actor actor, long webhook, long delivery) {
        requireOwner(actor);
        return database.transaction(actor, handle -> {
            if (visible(handle, actor, webhook).isEmpty()) {
                return Optional.empty();
            }
            int changed = handle.createUpdate("""
                            UPDATE panel.webhook_delivery
                               SET delivered_at = NULL, next_at = :now, first_tried_at = NULL, attempts = 0
                             WHERE id = :id AND webhook_id = :webhook""")
                    .bind("now", Times.sql(now()))
                    .bind("id", delivery)
                    .bind("webhook", webhook)
                    .execute();
            if (changed == 0) {
                return Optional.empty();
            }
            audit.write(handle, actor, "webhook-resend", "delivery " + delivery, Map.of("webhook", "" + webhook), null);
            return handle.createQuery(WebhookRows.SELECT_DELIVERY + " WHERE d.id = :id")
                    .bind("id", delivery)
                    .map((row, context) -> WebhookRows.delivery(row))
                    .findOne();
        });
    }

    private static Optional<Webhook> visible(Handle handle, Actor actor, long id) {
        return handle.createQuery(WebhookRows.SELECT + " WHERE w.id = :id AND r.path LIKE :prefix || '%'")
                .bind("id", id)
                .bind("prefix", Subtrees.prefix(handle, actor))
                .map((row, context) -> WebhookRows.webhook(row))
                .findOne();
    }

    private static void requireOwner(Actor actor) {
        if (!actor.may(Permission.OWNER)) {
            throw new AccessRefusedException("Cannot work with webhooks: it takes the permission OWNER");
        }
    }

    private void requireTier(Actor actor, ResellerId reseller) {
        tiers.refusing(actor, reseller, Feature.WEBHOOKS).ifPresent(tier -> {
            throw refused(
                    RefusalCode.NOT_ALLOWED,
                    "tier %s does not include webhooks; ask who is above you for another tier".formatted(tier.name()));
        });
    }

    private static RefusedOrderException refused(RefusalCode code, String fact) {
        return new RefusedOrderException(new Outcome.Refused(code, "Cannot use a webhook: " + fact));
    }

    private Instant now() {
        return Times.exact(time.instant());
    }
}
