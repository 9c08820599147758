package io.panelhouse.standalone.end2end;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Sales, renewals, reversals of renewals, suspensions and resumptions by the REST API. Each is repeated with its key
 * until it is answered, however often the panel goes away meanwhile; an account has one order at a time. Safe for many
 * threads.
 */
final class Orders {

    private static final Duration AGAIN_AFTER = Duration.ofMillis(300);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PanelApi api;
    private final String secret;
    private final Map<String, Integer> terms = new ConcurrentHashMap<>();
    private final Queue<Account> running = new ConcurrentLinkedQueue<>();
    private final Queue<Renewed> renewed = new ConcurrentLinkedQueue<>();
    private final Queue<Account> suspended = new ConcurrentLinkedQueue<>();
    private final Queue<String> refused = new ConcurrentLinkedQueue<>();
    private final AtomicLong number = new AtomicLong();
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong newest = new AtomicLong(Long.MIN_VALUE);
    private volatile boolean closing;

    private record Account(long id, String name) {}

    private record Renewed(Account account, long operation) {}

    Orders(PanelApi api, String secret) {
        this.api = api;
        this.secret = secret;
    }

    /** Sells one account; returns when it was acknowledged. */
    void sell(String name, long reseller) {
        ObjectNode body = JSON.createObjectNode()
                .put("reseller", reseller)
                .put("name", name)
                .put("secret", secret)
                .put("package", "M1");
        until201("/v1/accounts", name, body).ifPresent(receipt -> {
            terms.merge(name, 1, Integer::sum);
            running.add(new Account(receipt.path("account").asLong(), name));
        });
    }

    /** Gives one order of any kind, of every two a sale; returns when it was acknowledged. */
    void give(List<Long> resellers, Random random) {
        String key = "order-" + number.incrementAndGet();
        switch (random.nextInt(10)) {
            case 0, 1 -> renew(key);
            case 2 -> reverse(key);
            case 3 -> suspend(key);
            case 4 -> resume(key);
            default -> sell(key, resellers.get(random.nextInt(resellers.size())));
        }
    }

    private void renew(String key) {
        Account account = running.poll();
        if (account != null) {
            until201(path(account, "renewals"), key, JSON.createObjectNode().put("package", "M1"))
                    .ifPresent(receipt -> {
                        terms.merge(account.name(), 1, Integer::sum);
                        renewed.add(
                                new Renewed(account, receipt.path("operation").asLong()));
                    });
        }
    }

    private void reverse(String key) {
        Renewed last = renewed.poll();
        if (last != null) {
            until201("/v1/operations/%d/reversals".formatted(last.operation()), key, null)
                    .ifPresent(receipt -> running.add(last.account()));
        }
    }

    private void suspend(String key) {
        Account account = running.poll();
        if (account != null) {
            until201(path(account, "suspensions"), key, null).ifPresent(receipt -> suspended.add(account));
        }
    }

    private void resume(String key) {
        Account account = suspended.poll();
        if (account != null) {
            until201(path(account, "resumptions"), key, null).ifPresent(receipt -> running.add(account));
        }
    }

    private static String path(Account account, String order) {
        return "/v1/accounts/%d/%s".formatted(account.id(), order);
    }

    /** The receipt; none if the load ends before, or if the order was refused, which no order should be. */
    private Optional<JsonNode> until201(String path, String key, @Nullable JsonNode body) {
        long ordered = System.nanoTime();
        while (!closing) {
            try {
                HttpResponse<String> answer = api.ask("POST", path, key, body);
                int status = answer.statusCode();
                if (status == 201) {
                    done.incrementAndGet();
                    newest.accumulateAndGet(ordered, Math::max);
                    return Optional.of(JSON.readTree(answer.body()));
                }
                if (status / 100 != 5 && status != 429) {
                    refused.add("%s %s: %d %s".formatted(path, key, status, answer.body()));
                    return Optional.empty();
                }
            } catch (IOException lost) {
                // Whether it was done or not: it is asked again with the same key.
            }
            LockSupport.parkNanos(AGAIN_AFTER.toNanos());
        }
        return Optional.empty();
    }

    /** How many terms were acknowledged, by the name of the account. */
    Map<String, Integer> terms() {
        return terms;
    }

    /** How many orders were acknowledged. */
    long done() {
        return done.get();
    }

    /** By {@link System#nanoTime}, when the newest of the acknowledged orders was given first. */
    long newest() {
        return newest.get();
    }

    /** Orders that were refused, and why. */
    Queue<String> refused() {
        return refused;
    }

    void close() {
        closing = true;
    }
}
