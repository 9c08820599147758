package io.panelhouse.bench;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.Panel;
import io.panelhouse.panel.PanelSettings;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.directory.NewReseller;
import io.panelhouse.panel.session.SignInDecision;
import io.panelhouse.panel.session.SignInRequest;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;

/**
 * Figure A2: sign-ins decided and journaled by a durable PostgreSQL, from ten edges. Of ten attempts six are good, two
 * have a wrong password, one an unknown name and one comes from another device. Each repeat begins with nobody online.
 */
public final class AuthBench {

    private static final int ACCOUNTS = 60_000;
    private static final int EDGES = 10;
    private static final int ATTEMPTS = 40_000;
    private static final int REPEATS = 5;
    private static final int MAX_UNDER_WAY = 2_048;
    private static final Duration HALF_LOAD = Duration.ofSeconds(10);
    private static final long SEED = 20_261_125;

    private final Panel panel;
    private final String url;
    private final List<ResellerId> edges = new ArrayList<>();
    private final Random random = new Random(SEED);
    private long attempts;

    private AuthBench(Panel panel, String url) {
        this.panel = panel;
        this.url = url;
    }

    /**
     * Prints one JSON line; there is no anchor.
     *
     * @throws IllegalStateException if the journal does not hold what was answered
     */
    public static void main(String[] arguments) throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("wal_level", "logical")
                .setServerConfig("shared_buffers", "192MB")
                .setServerConfig("max_wal_size", "2GB")
                .setServerConfig("max_connections", "120")
                .setServerConfig("jit", "off")
                .setPGStartupWait(Duration.ofSeconds(60))
                .start()) {
            String url = "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(postgres.getPort());
            try (Panel panel = Panel.open(new PanelSettings(url, "postgres", "postgres"), InstantSource.system())) {
                new AuthBench(panel, url).run();
            }
        }
    }

    private void run() throws SQLException {
        fill();
        System.err.println("seed " + SEED + ", " + ACCOUNTS + " accounts, " + ATTEMPTS + " attempts a repeat");
        full();
        List<Double> rates = new ArrayList<>();
        List<Double> cpu = new ArrayList<>();
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            execute("DELETE FROM panel.open_session");
            double cpuBefore = cpuSeconds();
            long start = System.nanoTime();
            full();
            double seconds = (System.nanoTime() - start) / 1e9;
            rates.add(ATTEMPTS / seconds);
            cpu.add((cpuSeconds() - cpuBefore) / ATTEMPTS * 1e6);
            System.err.printf(Locale.ROOT, "%.0f attempts/s%n", rates.getLast());
        }
        execute("DELETE FROM panel.open_session");
        double rate = median(rates);
        double[] millis = latencies(rate / 2);
        check();
        System.out.printf(
                Locale.ROOT,
                "{\"figure\":\"A2\",\"ours\":%.0f,\"anchor\":null,\"unit\":\"attempts/s\",\"ratio\":null,\"repeats\":%d,"
                        + "\"spread\":%.3f,\"perCore\":%.0f,\"cores\":%d,\"javaCpuMicrosPerAttempt\":%.1f,"
                        + "\"halfLoad\":%.0f,\"p50Millis\":%.1f,\"p99Millis\":%.1f}%n",
                rate,
                REPEATS,
                (rates.stream().max(Double::compare).orElseThrow()
                                - rates.stream().min(Double::compare).orElseThrow())
                        / rate,
                rate / Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().availableProcessors(),
                median(cpu),
                rate / 2,
                millis[millis.length / 2],
                millis[(int) (millis.length * 0.99)]);
    }

    private void fill() throws SQLException {
        Actor house = Actor.house("bench");
        ResellerId provider = panel.resellers()
                .create(house, NewReseller.provider("bench", ZoneOffset.UTC))
                .orThrow()
                .resellerId();
        for (int i = 0; i < EDGES; i++) {
            edges.add(panel.resellers()
                    .create(house, NewReseller.below(provider, "edge-" + i, ZoneOffset.UTC))
                    .orThrow()
                    .resellerId());
        }
        execute("""
                INSERT INTO panel.account (reseller_id, name, secret_salt, secret_hash, created_at, package_code,
                       entitled_from, ends_at, paid_ends_at)
                SELECT %d + i %% %d, 'mk-' || i, '\\x00', sha256('\\x00'::bytea || convert_to('secret of mk-' || i, 'UTF8')),
                       now(), 'M1', now() - interval '1 day', now() + interval '30 days', now() + interval '30 days'
                  FROM generate_series(0, %d) i""".formatted(edges.getFirst().value(), EDGES, ACCOUNTS - 1));
        execute("ANALYZE panel.account");
    }

    /** As fast as it goes, with a bound on what is under way. */
    private void full() {
        Semaphore room = new Semaphore(MAX_UNDER_WAY);
        for (int i = 0; i < ATTEMPTS; i++) {
            room.acquireUninterruptibly();
            var unused = submit(i).whenComplete((decision, failure) -> room.release());
        }
        room.acquireUninterruptibly(MAX_UNDER_WAY);
    }

    /** Waiting times at a steady rate, each from the instant at which the attempt was due. */
    private double[] latencies(double perSecond) {
        int count = (int) (perSecond * HALF_LOAD.toSeconds());
        double[] millis = new double[count];
        List<CompletableFuture<SignInDecision>> all = new ArrayList<>(count);
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            int number = i;
            long due = start + (long) (i / perSecond * 1e9);
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            all.add(submit(i).whenComplete((decision, failure) -> millis[number] = (System.nanoTime() - due) / 1e6));
        }
        all.forEach(CompletableFuture::join);
        Arrays.sort(millis);
        return millis;
    }

    private CompletableFuture<SignInDecision> submit(int number) {
        attempts++;
        int account = random.nextInt(ACCOUNTS);
        int kind = number % 10;
        String name = kind == 8 ? "nobody-" + account : "mk-" + account;
        String secret = kind < 2 ? "wrong" : "secret of " + name;
        String device = kind == 9 ? "other" : "device-" + account;
        return panel.signIns()
                .submit(new SignInRequest(
                        edges.get(account % EDGES), name, secret, device, "MAG", "bench 1", "10.0.0.1"));
    }

    /** Every attempt is in the journal once, every session that was opened belongs to one that was accepted. */
    private void check() throws SQLException {
        long journaled = number("SELECT count(*) FROM journal.auth_attempt");
        long accepted = number("SELECT count(*) FROM journal.auth_attempt WHERE outcome = 'ACCEPTED'");
        long opened = number("SELECT count(*) FROM journal.session");
        long crowded = number("SELECT count(*) FROM (SELECT account_id FROM panel.open_session"
                + " GROUP BY account_id HAVING count(*) > 1) s");
        if (journaled != attempts || accepted != opened || crowded != 0) {
            throw new IllegalStateException(
                    "Invalid benchmark: %d attempts, %d journaled, %d accepted, %d sessions, %d accounts above their limit"
                            .formatted(attempts, journaled, accepted, opened, crowded));
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static double cpuSeconds() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(duration -> duration.toNanos() / 1e9)
                .orElse(0.0);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
