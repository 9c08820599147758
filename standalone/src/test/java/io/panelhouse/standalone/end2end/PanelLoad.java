package io.panelhouse.standalone.end2end;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Twenty orders a second by the REST API, and 2,000 sign-ins, stops and heartbeats a second by the gateway. A stop is
 * repeated until it is taken; a sign-in whose answer was lost is not repeated, so its session falls silent. A few
 * subscribers do not remember their secret well.
 */
final class PanelLoad implements AutoCloseable {

    static final int ORDERS_PER_SECOND = 20;

    private static final int SIGN_INS_PER_SECOND = 50;
    private static final int HEARTBEATS_PER_SECOND = 1_900;
    private static final int TICKS_PER_SECOND = 10;
    private static final int SUBSCRIBERS_OF_A_RESELLER = 100;
    private static final Duration VISIT = Duration.ofSeconds(3);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration AGAIN_AFTER = Duration.ofMillis(300);
    private static final String SECRET = "correct horse";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Orders orders;
    private final String gateway;
    private final String edgeKey;
    private final List<Long> resellers;
    private final Random random;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService work = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<String> away = new ConcurrentLinkedQueue<>();
    private final Deque<Visit> watching = new ArrayDeque<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicLong heartbeats = new AtomicLong();
    private final AtomicLong signIns = new AtomicLong();
    private boolean working;
    private volatile boolean closing;

    private record Visit(String subscriber, String session, long reseller, long leavesAt) {}

    /** Creates the subscribers; nothing more happens before {@link #goOn}. */
    PanelLoad(StackUnderTest stack, PanelApi api, List<Long> resellers, long seed) {
        this.orders = new Orders(api, SECRET);
        this.gateway = "http://127.0.0.1:" + stack.port("ingest");
        this.edgeKey = stack.secret("edge-key");
        this.resellers = resellers;
        this.random = new Random(seed);
        for (long reseller : resellers) {
            for (int i = 0; i < SUBSCRIBERS_OF_A_RESELLER; i++) {
                String name = "viewer-%d-%d".formatted(reseller, i);
                underWay.incrementAndGet();
                work.execute(() -> {
                    orders.sell(name, reseller);
                    away.add(name);
                    underWay.decrementAndGet();
                });
            }
        }
        awaitAnswers();
        Thread.ofPlatform().name("load").daemon().start(this::workUntilClosed);
    }

    synchronized void goOn() {
        working = true;
    }

    /** Stops, and waits until everything that was asked is answered. */
    void pause() {
        rest();
        awaitAnswers();
        assertThat(orders.refused()).isEmpty();
    }

    private synchronized void rest() {
        working = false;
    }

    private void awaitAnswers() {
        long deadline = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (underWay.get() > 0) {
            assertThat(System.nanoTime())
                    .as("%d requests have no answer", underWay.get())
                    .isLessThan(deadline);
            LockSupport.parkNanos(5_000_000);
        }
    }

    Orders orders() {
        return orders;
    }

    long heartbeats() {
        return heartbeats.get();
    }

    long signIns() {
        return signIns.get();
    }

    /** Stops, and ends every session that it knows. */
    void stopAll() {
        rest();
        awaitAnswers();
        synchronized (watching) {
            watching.forEach(this::leave);
            watching.clear();
        }
        awaitAnswers();
    }

    private void workUntilClosed() {
        long tick = 0;
        long next = System.nanoTime();
        while (!closing) {
            next = Math.max(next, System.nanoTime() - 1_000_000_000L) + 1_000_000_000L / TICKS_PER_SECOND;
            tick(tick++);
            for (long wait = next - System.nanoTime(); wait > 0; wait = next - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
        }
    }

    private synchronized void tick(long tick) {
        if (!working) {
            return;
        }
        for (int i = 0; i < ORDERS_PER_SECOND / TICKS_PER_SECOND; i++) {
            start(() -> {
                orders.give(resellers, random);
                underWay.decrementAndGet();
            });
        }
        for (int i = 0; i < SIGN_INS_PER_SECOND / TICKS_PER_SECOND; i++) {
            String subscriber = away.poll();
            if (subscriber != null) {
                start(() -> signIn(subscriber));
            }
        }
        synchronized (watching) {
            while (!watching.isEmpty() && watching.getFirst().leavesAt() < System.nanoTime()) {
                leave(watching.removeFirst());
            }
            if (!watching.isEmpty()) {
                List<Visit> all = List.copyOf(watching);
                start(() -> beat(all, (int) (tick % all.size())));
            }
        }
    }

    private void leave(Visit visit) {
        start(() -> {
            ObjectNode body = JSON.createObjectNode().put("session", visit.session());
            until200("/v1/stop", body);
            away.add(visit.subscriber());
            underWay.decrementAndGet();
        });
    }

    private void start(Runnable request) {
        underWay.incrementAndGet();
        work.execute(request);
    }

    private void signIn(String subscriber) {
        ObjectNode body = JSON.createObjectNode()
                .put("username", subscriber)
                .put("secret", forgets(subscriber) ? "something else" : SECRET)
                .put("device", "device of " + subscriber);
        try {
            HttpResponse<String> answer = post("/v1/auth", body);
            JsonNode said = answer.statusCode() == 200 ? JSON.readTree(answer.body()) : JSON.createObjectNode();
            signIns.incrementAndGet();
            if (said.path("accepted").asBoolean()) {
                synchronized (watching) {
                    watching.add(new Visit(
                            subscriber,
                            said.path("session").asText(),
                            said.path("reseller").asLong(),
                            System.nanoTime() + VISIT.toNanos()));
                }
            } else {
                away.add(subscriber);
            }
        } catch (IOException lost) {
            away.add(subscriber);
        } finally {
            underWay.decrementAndGet();
        }
    }

    private boolean forgets(String subscriber) {
        return subscriber.endsWith("7") && random.nextInt(10) < 6;
    }

    /** As many beats as a tick has, over those who watch in turn. */
    private void beat(List<Visit> all, int first) {
        ArrayNode body = JSON.createArrayNode();
        for (int i = 0; i < HEARTBEATS_PER_SECOND / TICKS_PER_SECOND; i++) {
            Visit visit = all.get((first + i) % all.size());
            body.addObject().put("reseller", visit.reseller()).put("session", visit.session());
        }
        if (asked(() -> post("/v1/heartbeats", body)) == 202) {
            heartbeats.addAndGet(body.size());
        }
        underWay.decrementAndGet();
    }

    private void until200(String path, JsonNode body) {
        while (!closing && asked(() -> post(path, body)) != 200) {
            LockSupport.parkNanos(AGAIN_AFTER.toNanos());
        }
    }

    /** The status, or 0 where there was no answer. */
    private static int asked(Question question) {
        try {
            return question.ask().statusCode();
        } catch (IOException lost) {
            return 0;
        }
    }

    private HttpResponse<String> post(String path, JsonNode body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(gateway + path))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + edgeKey)
                .POST(BodyPublishers.ofString(body.toString()))
                .build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        closing = true;
        orders.close();
        work.shutdownNow();
        http.shutdownNow();
    }

    private interface Question {
        HttpResponse<String> ask() throws IOException;
    }
}
