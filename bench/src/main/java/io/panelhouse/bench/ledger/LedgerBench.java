package io.panelhouse.bench.ledger;

import io.panelhouse.bench.Measurement;
import io.panelhouse.bench.house.DurableServer;
import io.panelhouse.panel.Panel;
import io.panelhouse.panel.PanelSettings;
import io.panelhouse.panel.chain.VerifyLedgerMain;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * L1 and L2: full sales over 200 resellers and on one, beside pgbench's TPC-B with its best number of clients and
 * beside the interactive form, in turns on one durable server. At the end the ledger is verified: a wrong one has no
 * figures.
 */
public final class LedgerBench {

    private static final int REPEATS = 5;
    private static final int SECONDS = 4;
    private static final Duration TURN = Duration.ofSeconds(SECONDS);
    private static final List<Integer> CLIENTS = List.of(2, 4, 8, 16, 32);
    private static final int INTERACTIVE_CLIENTS = 8;
    private static final int CONNECTIONS = 8;

    private final List<Double> spread = new ArrayList<>();
    private final List<Double> hot = new ArrayList<>();
    private final List<Double> tpcB = new ArrayList<>();
    private final List<Double> interactive = new ArrayList<>();

    private LedgerBench() {}

    /** Prints a JSON line for each of L1-spread, L1-hot and L2; unit: sales a second. */
    public static void run() throws Exception {
        try (DurableServer server = DurableServer.start()) {
            server.createDatabase("panel");
            PanelSettings settings =
                    new PanelSettings(server.url("panel"), DurableServer.USER, DurableServer.USER, CONNECTIONS);
            try (Panel panel = Panel.open(settings, InstantSource.system())) {
                new LedgerBench().measure(server, new SaleLoad(panel));
            }
        }
    }

    private void measure(DurableServer server, SaleLoad load) throws Exception {
        Interactive oneByOne = Interactive.fill(server);
        Optional<PgBench> pgBench = pgBench(server);
        int clients = pgBench.isEmpty() ? 0 : bestClients(pgBench.get());
        say("warming up");
        load.rate(false, TURN);
        load.rate(true, TURN);
        oneByOne.rate(INTERACTIVE_CLIENTS, Duration.ofSeconds(1));
        for (int repeat = 1; repeat <= REPEATS; repeat++) {
            say("repeat " + repeat + " of " + REPEATS);
            if (pgBench.isPresent()) {
                tpcB.add(pgBench.get().rate(clients, SECONDS));
            }
            spread.add(load.rate(false, TURN));
            interactive.add(oneByOne.rate(INTERACTIVE_CLIENTS, TURN));
            hot.add(load.rate(true, TURN));
        }
        List<Double> half = new ArrayList<>(spread);
        half.sort(null);
        double p99 = load.p99Millis(half.get(REPEATS / 2) / 2, TURN);
        requireCorrect(server, load, oneByOne);
        String more = String.format(Locale.ROOT, "\"p99_ms_at_half_load\":%.1f", p99);
        if (pgBench.isPresent()) {
            String both = more + ",\"pgbench_clients\":" + clients;
            System.out.println(new Measurement("L1-spread", spread, tpcB, "sales/s").toJson(both));
            System.out.println(new Measurement("L1-hot", hot, tpcB, "sales/s").toJson(""));
        }
        System.out.println(new Measurement("L2", hot, interactive, "sales/s").toJson(pgBench.isPresent() ? "" : more));
    }

    private static Optional<PgBench> pgBench(DurableServer server) throws Exception {
        server.createDatabase("tpcb");
        Optional<PgBench> found = PgBench.find(server.port(), "tpcb");
        if (found.isEmpty()) {
            say("Cannot measure L1: pgbench is not installed; install postgresql-contrib");
            return found;
        }
        found.get().fill();
        return found;
    }

    private static int bestClients(PgBench pgBench) throws IOException, InterruptedException {
        int best = 0;
        double bestRate = 0;
        for (int clients : CLIENTS) {
            double rate = pgBench.rate(clients, 2);
            say("pgbench with %d clients: %.0f transactions/s".formatted(clients, rate));
            if (rate > bestRate) {
                best = clients;
                bestRate = rate;
            }
        }
        return best;
    }

    private static void requireCorrect(DurableServer server, SaleLoad load, Interactive oneByOne) throws SQLException {
        if (!oneByOne.isCorrect()) {
            throw new IllegalStateException("Invalid benchmark: the interactive form lost a sale");
        }
        try (Connection connection = server.connect("panel");
                ResultSet row = connection
                        .createStatement()
                        .executeQuery(
                                "SELECT count(*) FROM journal.term JOIN journal.operation USING (operation_id)")) {
            row.next();
            if (row.getLong(1) != load.done()) {
                throw new IllegalStateException("Invalid benchmark: %d sales were acknowledged, %d are there"
                        .formatted(load.done(), row.getLong(1)));
            }
        }
        Map<String, String> environment = Map.of(
                "PANELHOUSE_DB_URL", server.url("panel"),
                "PANELHOUSE_DB_USER", DurableServer.USER,
                "PANELHOUSE_DB_PASSWORD", DurableServer.USER);
        say("verifying the ledger");
        int exitCode = VerifyLedgerMain.run(new String[0], environment, System.err, System.err, System::nanoTime);
        if (exitCode != 0) {
            throw new IllegalStateException("Invalid benchmark: the ledger is not whole");
        }
    }

    private static void say(String line) {
        System.err.println(line);
    }
}
