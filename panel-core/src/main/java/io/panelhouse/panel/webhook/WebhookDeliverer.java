package io.panelhouse.panel.webhook;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.database.PanelDatabase;
import io.panelhouse.panel.database.Times;
import io.panelhouse.panel.security.PanelKey;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls the webhooks. Several processes may do so at the same time: a delivery is claimed for as long as a call may
 * take. A receiver that is slow keeps nobody waiting but itself.
 */
public final class WebhookDeliverer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookDeliverer.class);
    private static final Actor HOUSE = Actor.house("webhooks");
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int MAX_CALLS = 64;

    private final PanelDatabase database;
    private final InstantSource time;
    private final WebhookSecrets secrets;
    private final HttpCall calls;
    private final Semaphore places = new Semaphore(MAX_CALLS);
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    /** @param privateAllowed whether calls may go to private addresses, and without TLS */
    public WebhookDeliverer(PanelDatabase database, InstantSource time, PanelKey key, boolean privateAllowed) {
        this.database = database;
        this.time = time;
        this.secrets = new WebhookSecrets(key);
        this.calls = new HttpCall(new Destinations(privateAllowed), HttpCall.LIMIT);
    }

    /** Looks for work every second until closed. */
    public void start() {
        var unused = clock.scheduleWithFixedDelay(
                () -> {
                    try {
                        begin();
                    } catch (RuntimeException e) {
                        LOG.warn("Cannot look for webhooks to call: {}; it is tried again in a second", e.getMessage());
                    }
                },
                0,
                1,
                TimeUnit.SECONDS);
    }

    /** Hands out what was done and begins to call all webhooks for which something is due. */
    List<Future<?>> begin() {
        Instant now = now();
        int handedOut;
        do {
            handedOut = database.transaction(HOUSE, handle -> OperationFanOut.next(handle, now));
        } while (handedOut > 0);
        List<Long> due = database.transaction(HOUSE, handle -> {
            handle.createUpdate("DELETE FROM panel.webhook_delivery WHERE delivered_at < :old")
                    .bind("old", Times.sql(now.minus(KEPT)))
                    .execute();
            return DueDelivery.webhooks(handle, now);
        });
        List<Future<?>> begun = new ArrayList<>();
        for (long webhook : due) {
            if (places.tryAcquire()) {
                begun.add(callers.submit(() -> deliverAll(webhook)));
            }
        }
        return begun;
    }

    private void deliverAll(long webhook) {
        try {
            while (deliverNext(webhook)) {
                LOG.debug("Webhook {} was called", webhook);
            }
        } catch (RuntimeException e) {
            LOG.warn("Cannot call webhook {}: {}; it is tried again", webhook, e.getMessage());
        } finally {
            places.release();
        }
    }

    /** Tries the next delivery of the webhook; whether it was delivered. */
    private boolean deliverNext(long webhook) {
        Instant now = now();
        Optional<DueDelivery> claimed = database.transaction(HOUSE, handle -> DueDelivery.claim(handle, webhook, now));
        if (claimed.isEmpty()) {
            return false;
        }
        DueDelivery due = claimed.get();
        Integer status = null;
        @Nullable String error;
        try {
            status = call(due, now);
            error = HttpCall.error(status);
        } catch (IOException | RuntimeException e) {
            error = HttpCall.error(e);
        }
        settle(due, status, error);
        return error == null;
    }

    private int call(DueDelivery due, Instant now) throws IOException {
        String body = database.read(HOUSE, handle -> body(handle, due)).orElseThrow();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Panelhouse-Delivery", String.valueOf(due.id()));
        Long alert = due.alertId();
        if (alert != null) {
            headers.put("Idempotency-Key", AlertBody.key(alert, Objects.requireNonNull(due.event())));
        }
        headers.put(Signature.HEADER, Signature.of(secrets.decrypted(due.webhookId(), due.secret()), now, body));
        return calls.post(URI.create(due.url()), headers, body);
    }

    private static Optional<String> body(Handle handle, DueDelivery due) {
        Long operation = due.operationId();
        return operation == null
                ? AlertBody.of(handle, Objects.requireNonNull(due.alertId()), Objects.requireNonNull(due.event()))
                : OperationBody.of(handle, operation);
    }

    private void settle(DueDelivery due, @Nullable Integer status, @Nullable String error) {
        Instant now = now();
        database.transaction(HOUSE, handle -> {
            if (status != null && error == null) {
                due.delivered(handle, status, now);
            } else {
                due.failed(
                        handle,
                        status,
                        String.valueOf(error),
                        now,
                        ThreadLocalRandom.current().nextDouble());
            }
            return true;
        });
    }

    private Instant now() {
        return Times.exact(time.instant());
    }

    /** Ends the calls that are under way; who was called may be called again. */
    @Override
    public void close() {
        clock.shutdownNow();
        callers.shutdownNow();
    }
}
