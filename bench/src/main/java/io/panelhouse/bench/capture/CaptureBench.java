package io.panelhouse.bench.capture;

import io.panelhouse.bench.Measurement;
import io.panelhouse.bench.Options;
import io.panelhouse.bench.house.Broker;
import io.panelhouse.bench.house.DurableServer;
import io.panelhouse.bench.house.House;
import io.panelhouse.bench.house.House.Program;
import io.panelhouse.bench.house.Latencies;
import io.panelhouse.bench.house.Part;
import io.panelhouse.panel.Panel;
import io.panelhouse.panel.PanelSettings;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * Figure S3: journal rows a second from a durable PostgreSQL through the product's ingest process to Kafka, beside
 * pgoutput read and discarded from the same log, in turns; then the time from a commit to its arrival, of both, at half
 * of that rate and at half of the goal's. Each row must arrive; a backlog is written while ingest is stopped, so that
 * writing costs nothing. A steady load is written on the same cores, durably: at half of a high rate it is the writing
 * that has no time left, which the anchor's figure beside it shows.
 */
public final class CaptureBench {

    private static final int INGEST_HEAP_MEBIBYTES = 320;
    private static final double HALF_OF_THE_GOAL = 12_500;
    private static final Duration STEADY = Duration.ofSeconds(4);
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final DurableServer server;
    private final Part ingest;
    private final Arrivals arrivals;
    private final JournalRows rows;
    private final long[] committedAt;
    private final long[] readAt;

    private CaptureBench(DurableServer server, Part ingest, Arrivals arrivals, int mostRows) {
        this.server = server;
        this.ingest = ingest;
        this.arrivals = arrivals;
        this.rows = new JournalRows(server);
        this.committedAt = new long[mostRows + 1];
        this.readAt = new long[mostRows + 1];
    }

    /**
     * Prints one JSON line; unit: rows a second. Options: {@code --rows} of a turn, {@code --repeats}.
     *
     * @throws IllegalStateException if a row did not arrive
     */
    public static void run(Options options) throws Exception {
        int perTurn = options.number("rows", 50_000);
        int repeats = options.number("repeats", 5);
        // At half of any rate that a backlog can be read with, a steady turn has fewer rows than this.
        int mostRows = (repeats + 1) * perTurn + 3 * repeats * (int) STEADY.toSeconds() * 50_000;
        try (House house = House.open();
                DurableServer server = DurableServer.start()) {
            server.createDatabase("panel");
            Panel.open(
                            new PanelSettings(server.url("panel"), DurableServer.USER, DurableServer.USER, 2),
                            InstantSource.system())
                    .close();
            Broker broker = Broker.start(house);
            Part ingest = ingest(house, server, broker);
            try (PgOutput slot = PgOutput.open(server)) {
                slot.createSlot();
            }
            try (Arrivals arrivals = new Arrivals(broker, mostRows)) {
                new CaptureBench(server, ingest, arrivals, mostRows).measure(perTurn, repeats);
            }
        }
    }

    private static Part ingest(House house, DurableServer server, Broker broker) throws Exception {
        int port = House.freePort();
        Part ingest = house.start(
                "ingest",
                new Program("ingest", "io.panelhouse.ingest.IngestMain", INGEST_HEAP_MEBIBYTES),
                Map.of(
                        "PANELHOUSE_DB_URL", server.url("panel"),
                        "PANELHOUSE_DB_USER", DurableServer.USER,
                        "PANELHOUSE_DB_PASSWORD", DurableServer.USER,
                        "PANELHOUSE_KAFKA", broker.address(),
                        "PANELHOUSE_INGEST_PORT", Integer.toString(port)));
        ingest.awaitHealthy(port);
        return ingest;
    }

    private void measure(int perTurn, int repeats) throws Exception {
        List<Double> ours = new ArrayList<>();
        List<Double> anchor = new ArrayList<>();
        List<Double> cpu = new ArrayList<>();
        say("warming up");
        turn(perTurn, true, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int repeat = 0; repeat < repeats; repeat++) {
            turn(perTurn, repeat % 2 == 0, ours, anchor, cpu);
            say(String.format(
                    Locale.ROOT, "%.0f rows/s captured, %.0f read and discarded", ours.getLast(), anchor.getLast()));
        }
        double half = median(ours) / 2;
        List<Latencies> oursAtGoal = new ArrayList<>();
        List<Latencies> anchorAtGoal = new ArrayList<>();
        for (int repeat = 0; repeat < repeats; repeat++) {
            steady(HALF_OF_THE_GOAL, oursAtGoal, anchorAtGoal);
        }
        List<Latencies> oursSteady = new ArrayList<>();
        List<Latencies> anchorSteady = new ArrayList<>();
        for (int repeat = 0; repeat < repeats; repeat++) {
            steady(half, oursSteady, anchorSteady);
        }
        requireAll();
        String more = String.format(
                Locale.ROOT,
                "\"rowsPerCpuSecond\":%.0f,\"halfLoad\":%.0f,\"p50Millis\":%.1f,\"p99Millis\":%.1f,"
                        + "\"anchorP99Millis\":%.1f,\"worstTurnP99Millis\":%.1f,"
                        + "\"goalHalfLoad\":%.0f,\"goalP50Millis\":%.1f,\"goalP99Millis\":%.1f,"
                        + "\"goalAnchorP99Millis\":%.1f,\"rows\":%d,\"repeated\":%d",
                median(cpu),
                half,
                median(oursSteady.stream().map(Latencies::p50).toList()),
                median(oursSteady.stream().map(Latencies::p99).toList()),
                median(anchorSteady.stream().map(Latencies::p99).toList()),
                oursSteady.stream().mapToDouble(Latencies::p99).max().orElseThrow(),
                HALF_OF_THE_GOAL,
                median(oursAtGoal.stream().map(Latencies::p50).toList()),
                median(oursAtGoal.stream().map(Latencies::p99).toList()),
                median(anchorAtGoal.stream().map(Latencies::p99).toList()),
                rows.written(),
                arrivals.repeated());
        System.out.println(new Measurement("S3", ours, anchor, "rows/s").toJson(more));
    }

    private void turn(int perTurn, boolean oursFirst, List<Double> ours, List<Double> anchor, List<Double> cpu)
            throws Exception {
        ingest.pause();
        long first = rows.written() + 1;
        rows.backlog(perTurn);
        if (!oursFirst) {
            anchor.add(perTurn / readAndDiscard(perTurn, first));
        }
        double cpuBefore = ingest.cpuSeconds();
        long start = System.nanoTime();
        ingest.goOn();
        awaitAll();
        ours.add(perTurn * 1e9 / (lastArrival(first) - start));
        cpu.add(perTurn / (ingest.cpuSeconds() - cpuBefore));
        if (oursFirst) {
            ingest.pause();
            anchor.add(perTurn / readAndDiscard(perTurn, first));
            ingest.goOn();
        }
    }

    /** Both read the same turn at the same time, as both would on a server with two slots. */
    private void steady(double perSecond, List<Latencies> ours, List<Latencies> anchor) throws Exception {
        int count = (int) (perSecond * STEADY.toSeconds());
        long first = rows.written() + 1;
        Thread reader = Thread.ofPlatform().daemon().start(() -> {
            try {
                readAndDiscard(count, first);
            } catch (SQLException e) {
                say("Cannot read the anchor: " + e.getMessage());
            }
        });
        rows.steadily(perSecond, count, committedAt);
        awaitAll();
        reader.join();
        long[] oursNanos = new long[count];
        long[] anchorNanos = new long[count];
        for (int i = 0; i < count; i++) {
            int sequence = (int) first + i;
            oursNanos[i] = arrivals.at(sequence) - committedAt[sequence];
            anchorNanos[i] = readAt[sequence] - committedAt[sequence];
        }
        ours.add(Latencies.of(oursNanos));
        anchor.add(Latencies.of(anchorNanos));
        say(String.format(
                Locale.ROOT,
                "commit → Kafka at %.0f rows/s: p50 %.1f ms, p99 %.1f ms; read and discarded p99 %.1f ms",
                perSecond,
                ours.getLast().p50(),
                ours.getLast().p99(),
                anchor.getLast().p99()));
    }

    /** Seconds. */
    private double readAndDiscard(int count, long first) throws SQLException {
        long start = System.nanoTime();
        try (PgOutput reader = PgOutput.open(server)) {
            reader.read(count, readAt, first);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private void awaitAll() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (arrivals.distinct() < rows.written()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Invalid benchmark: of %d rows %d arrived in %d s"
                        .formatted(rows.written(), arrivals.distinct(), PATIENCE.toSeconds()));
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    private long lastArrival(long first) {
        long last = Long.MIN_VALUE;
        for (long sequence = first; sequence <= rows.written(); sequence++) {
            last = Math.max(last, arrivals.at(sequence));
        }
        return last;
    }

    /** What the journal holds has come, and nothing else. */
    private void requireAll() throws SQLException {
        try (Connection connection = server.connect("panel");
                ResultSet row = connection
                        .createStatement()
                        .executeQuery("SELECT count(*), max(sequence) FROM journal.session")) {
            row.next();
            if (row.getLong(1) != arrivals.distinct() || row.getLong(2) != rows.written()) {
                throw new IllegalStateException("Invalid benchmark: the journal holds %d rows up to %d, %d arrived"
                        .formatted(row.getLong(1), row.getLong(2), arrivals.distinct()));
            }
        }
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static void say(String line) {
        System.err.println(line);
    }
}
