package io.panelhouse.bench.sessions;

import com.sun.management.OperatingSystemMXBean;
import io.panelhouse.bench.Options;
import io.panelhouse.bench.house.Part;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/**
 * Figure U2 of the dashboard in a process of its own: open sessions, each on Home, and a reading for every reseller
 * each second. Half, a quarter … of the sessions are measured on the way to all of them. Sessions and dashboard share
 * this machine: how much of its processors each took is told.
 */
public final class SessionsBench {

    /** The options: sessions at last, steps to there, seconds of a step, resellers, heap, seconds between sales. */
    public static final List<String> OPTIONS =
            List.of("sessions", "steps", "seconds", "resellers", "heap", "sale-seconds");

    private static final int OPENED_AT_ONCE = 6;
    private static final int FIRST = 25;
    private static final int WARM_UP_SECONDS = 15;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final DeskHouse house;
    private final HttpClient http;
    private final Published published;
    private final Readings readings;
    private final List<DeskSession> sessions = new ArrayList<>();

    private SessionsBench(DeskHouse house, HttpClient http, int saleSeconds) {
        this.house = house;
        this.http = http;
        this.published = new Published(house.resellers().size());
        this.readings = new Readings(house.broker().producer(1), house.resellers(), published, saleSeconds);
    }

    /**
     * Prints a JSON line U2-heap and one U2-push for each step.
     *
     * @throws IllegalStateException if a session did not show the last figures, or showed one of somebody else
     */
    public static void run(Options options) throws Exception {
        int wanted = options.number("sessions", 2_000);
        int steps = options.number("steps", 1);
        int resellers = Math.min(options.number("resellers", 250), wanted);
        try (DeskHouse house = DeskHouse.start(resellers, options.number("heap", 1_024));
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            HttpClient http = HttpClient.newBuilder()
                    .executor(threads)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .version(HttpClient.Version.HTTP_1_1)
                    .build();
            SessionsBench bench = new SessionsBench(house, http, options.number("sale-seconds", 10));
            bench.readings.turns(1);
            bench.open(Math.min(FIRST, wanted));
            long before = house.dashboard().heapBytes();
            try (Witness witness = Witness.open(house.address(), 0)) {
                for (int step = steps - 1; step >= 0; step--) {
                    bench.open(wanted >> step);
                    if (step == 0) {
                        bench.heap(before);
                    }
                    bench.measure(witness, options.number("seconds", 60));
                }
            }
            bench.readings.close();
            bench.sessions.forEach(DeskSession::vanish);
            http.shutdownNow();
        }
    }

    /** Opens sessions until there are so many, a few at a time, while the feed goes on. */
    private void open(int wanted) throws InterruptedException, ExecutionException {
        long start = System.nanoTime();
        double cpu = house.dashboard().cpuSeconds();
        int before = sessions.size();
        try (ExecutorService opening = Executors.newFixedThreadPool(OPENED_AT_ONCE)) {
            List<Future<DeskSession>> opened = new ArrayList<>();
            for (int i = before; i < wanted; i++) {
                Seen seen = new Seen(published, i % house.resellers().size());
                opened.add(opening.submit(() -> {
                    DeskSession session = new DeskSession(http, house.address(), seen);
                    session.open();
                    return session;
                }));
            }
            long nextBeat = start;
            for (Future<DeskSession> each : opened) {
                sessions.add(each.get());
                if (System.nanoTime() >= nextBeat) {
                    readings.beat();
                    nextBeat = System.nanoTime() + Duration.ofSeconds(1).toNanos();
                }
            }
        }
        say(String.format(
                Locale.ROOT,
                "%d sessions open; the last %d took %.0f s, and %.0f s of the dashboard's processor time",
                wanted,
                wanted - before,
                (System.nanoTime() - start) / 1e9,
                house.dashboard().cpuSeconds() - cpu));
    }

    private void heap(long before) throws IOException, InterruptedException {
        readings.beat();
        long all = house.dashboard().heapBytes();
        int counted = sessions.size() - FIRST;
        if (counted < FIRST) {
            return;
        }
        double perSession = (double) (all - before) / counted;
        System.out.printf(
                Locale.ROOT,
                "{\"figure\":\"U2-heap\",\"ours\":%.0f,\"anchor\":null,\"unit\":\"idle sessions/GiB of heap\","
                        + "\"ratio\":null,\"repeats\":%d,\"spread\":null,\"kibibytesOfASession\":%.0f,"
                        + "\"heapMebibytes\":%.0f}%n",
                (1L << 30) / perSession,
                counted,
                perSession / 1024,
                all / 1024.0 / 1024);
    }

    private void measure(Witness witness, int seconds) throws Exception {
        readings.turns(WARM_UP_SECONDS);
        int first = readings.turn() + 1;
        sessions.forEach(session -> session.seen().measureFrom(first));
        Part dashboard = house.dashboard();
        double server = dashboard.cpuSeconds();
        double broker = house.broker().cpuSeconds();
        double client = ownCpuSeconds();
        long start = System.nanoTime();
        readings.turns(seconds);
        double wall = (System.nanoTime() - start) / 1e9;
        server = dashboard.cpuSeconds() - server;
        broker = house.broker().cpuSeconds() - broker;
        client = ownCpuSeconds() - client;
        long lost = lost();
        long[] nanos = sessions.stream()
                .flatMapToLong(session -> Arrays.stream(session.seen().nanos()))
                .sorted()
                .toArray();
        long pushes =
                sessions.stream().mapToLong(session -> session.seen().pushes()).sum();
        long characters = sessions.stream()
                .mapToLong(session -> session.seen().characters())
                .sum();
        long expected = (long) sessions.size() * seconds;
        System.out.printf(
                Locale.ROOT,
                "{\"figure\":\"U2-push\",\"ours\":%.0f,\"anchor\":null,\"unit\":\"ms p99\",\"ratio\":null,"
                        + "\"repeats\":%d,\"spread\":null,\"p50Millis\":%.0f,\"p95Millis\":%.0f,\"mostMillis\":%.0f,"
                        + "\"sessions\":%d,\"resellers\":%d,\"pushesPerSessionSecond\":%.2f,\"charactersOfAPush\":%d,"
                        + "\"lost\":%d,\"wrong\":%d,\"seconds\":%.1f,\"dashboardCpuSeconds\":%.1f,"
                        + "\"clientCpuSeconds\":%.1f,\"brokerCpuSeconds\":%.1f}%n",
                at(nanos, 0.99),
                nanos.length,
                at(nanos, 0.5),
                at(nanos, 0.95),
                at(nanos, 1),
                sessions.size(),
                house.resellers().size(),
                (double) pushes / expected,
                characters / Math.max(1, pushes),
                lost + Math.max(0, expected - nanos.length),
                published.wrong(),
                wall,
                server,
                client,
                broker);
        for (DeskSession session : sessions) {
            require(
                    session.trouble() == null,
                    "a session of reseller " + session.seen().reseller() + " ended: " + session.trouble());
        }
        require(lost == 0, lost + " sessions do not show the last figures");
        require(published.wrong() == 0, published.wrong() + " times a session showed a figure of another reseller");
        agree(witness);
    }

    /** How many sessions do not show the last figures, even after a while. */
    private long lost() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long lost = showNotTheLast();
        while (lost > 0 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            lost = showNotTheLast();
        }
        return lost;
    }

    private long showNotTheLast() {
        return sessions.stream()
                .map(DeskSession::seen)
                .filter(seen -> !seen.shows(readings.turn(), readings.sales(seen.reseller())))
                .count();
    }

    /** The browser shows what the lean sessions of its reseller have seen. */
    private void agree(Witness witness) {
        long online = Published.online(witness.reseller(), readings.turn());
        long balance = Published.balance(witness.reseller(), readings.sales(witness.reseller()));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        List<Long> shown = witness.figures();
        while (!(shown.contains(online) && shown.contains(balance)) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            shown = witness.figures();
        }
        require(
                shown.contains(online) && shown.contains(balance),
                "the browser does not show " + online + " and " + balance);
        say("the browser shows the same; figures that its document had: " + shown.size());
    }

    private static double at(long[] sorted, double part) {
        if (sorted.length == 0) {
            throw new IllegalStateException("Invalid benchmark: nothing was measured");
        }
        return sorted[Math.min(sorted.length - 1, (int) (sorted.length * part))] / 1e6;
    }

    private static double ownCpuSeconds() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / 1e9;
    }

    private static void require(boolean fact, String otherwise) {
        if (!fact) {
            throw new IllegalStateException("Invalid benchmark: " + otherwise);
        }
    }

    private static void say(String line) {
        System.err.println(line);
    }
}
