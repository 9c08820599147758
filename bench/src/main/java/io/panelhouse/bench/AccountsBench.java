package io.panelhouse.bench;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.Panel;
import io.panelhouse.panel.PanelSettings;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.account.AccountFilter;
import io.panelhouse.panel.account.AccountLine;
import io.panelhouse.panel.account.AccountSummary;
import io.panelhouse.panel.account.Accounts;
import io.panelhouse.panel.directory.NewReseller;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
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

/**
 * Figure S41: 100,000 accounts of one tree of 121 resellers, found and listed as the screens do it, by an operator of
 * the tree, behind row-level security. The anchor is the least that a look-up can cost: one row of one table by its
 * primary key, prepared, past row-level security, on the same server in turns.
 */
public final class AccountsBench {

    private static final int ACCOUNTS = 100_000;
    private static final int CHILDREN = 20;
    private static final int GRANDCHILDREN = 5;
    private static final int REPEATS = 5;
    private static final int CALLS = 40;
    private static final int PAGE = 50;
    private static final int RESULTS = 9;
    private static final long SEED = 20_261_125;

    private final Accounts accounts;
    private final Connection owner;
    private final Random random = new Random(SEED);
    private final ResellerId root;
    private final Actor actor;

    private AccountsBench(Panel panel, Connection owner) throws SQLException {
        this.accounts = panel.accounts();
        this.owner = owner;
        this.root = tree(panel);
        this.actor = Actor.within("bench", root);
        fill();
    }

    /**
     * Prints one JSON line for each figure.
     *
     * @throws IllegalStateException if an answer is not the one that was asked for
     */
    public static void main(String[] arguments) throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setServerConfig("wal_level", "logical")
                .setServerConfig("shared_buffers", "192MB")
                .setServerConfig("max_wal_size", "2GB")
                .setServerConfig("jit", "off")
                .setPGStartupWait(Duration.ofSeconds(60))
                .start()) {
            String url = "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(postgres.getPort());
            try (Panel panel = Panel.open(new PanelSettings(url, "postgres", "postgres"), InstantSource.system());
                    Connection owner = DriverManager.getConnection(url, "postgres", "postgres")) {
                new AccountsBench(panel, owner).run();
            }
        }
    }

    private void run() throws SQLException {
        System.err.println("seed " + SEED + ", " + ACCOUNTS + " accounts, " + CALLS + " calls a repeat");
        measure("find by name", () -> found(name(), 0));
        measure("find by beginning of name", () -> {
            String name = name();
            require(accounts.search(actor, root, name.substring(0, name.length() - 1), RESULTS).stream()
                    .anyMatch(one -> one.name().startsWith(name.substring(0, name.length() - 1))));
        });
        measure(
                "find by two letters",
                () -> require(accounts.search(actor, root, "mk", RESULTS).size() == RESULTS));
        measure("find by device", () -> {
            int number = random.nextInt(ACCOUNTS);
            String device = "00:1A:79:%02x:%02x:%02x".formatted(number >> 16, number >> 8 & 0xff, number & 0xff);
            found(device, number);
        });
        measure("filter of the list", () -> {
            String name = name();
            require(page(AccountFilter.of(root).text(name), 0)
                    .getFirst()
                    .account()
                    .name()
                    .equals(name));
        });
        measure("first page", () -> require(page(AccountFilter.of(root), 0).size() == PAGE));
        measure(
                "last page",
                () -> require(page(AccountFilter.of(root), ACCOUNTS - PAGE).size() == PAGE));
        measure(
                "counts of the chips",
                () -> require(accounts.counts(actor, AccountFilter.of(root)).all() == ACCOUNTS));
        lastRowIsTheLast();
    }

    private void measure(String figure, Runnable call) throws SQLException {
        List<Double> ours = new ArrayList<>();
        List<Double> anchor = new ArrayList<>();
        List<Double> middle = new ArrayList<>();
        double[] warm = new double[CALLS];
        timed(warm, call);
        double cpu = cpuSeconds();
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            double[] micros = new double[CALLS];
            double[] least = new double[CALLS];
            try (PreparedStatement byKey = owner.prepareStatement("SELECT name FROM panel.account WHERE id = ?")) {
                for (int i = 0; i < CALLS; i++) {
                    long began = System.nanoTime();
                    call.run();
                    long between = System.nanoTime();
                    byKey.setLong(1, 1 + random.nextInt(ACCOUNTS));
                    try (ResultSet row = byKey.executeQuery()) {
                        require(row.next());
                    }
                    micros[i] = (between - began) / 1e3;
                    least[i] = (System.nanoTime() - between) / 1e3;
                }
            }
            Arrays.sort(micros);
            Arrays.sort(least);
            ours.add(micros[(int) (CALLS * 0.95)]);
            middle.add(micros[CALLS / 2]);
            anchor.add(least[(int) (CALLS * 0.95)]);
        }
        System.out.println(new Measurement("S41 " + figure, ours, anchor, "p95 micros")
                .toJson(String.format(
                        Locale.ROOT,
                        "\"p50Micros\":%.0f,\"javaCpuMicros\":%.0f",
                        middle.stream().sorted().toList().get(REPEATS / 2),
                        (cpuSeconds() - cpu) / (REPEATS * CALLS) * 1e6)));
    }

    private static void timed(double[] micros, Runnable call) {
        for (int i = 0; i < micros.length; i++) {
            call.run();
        }
    }

    private String name() {
        return "mk-%06d".formatted(random.nextInt(ACCOUNTS));
    }

    private void found(String typed, int number) {
        List<AccountSummary> found = accounts.search(actor, root, typed, RESULTS);
        String name = typed.startsWith("mk-") ? typed : "mk-%06d".formatted(number);
        require(found.size() == 1 && found.getFirst().name().equals(name));
    }

    private List<AccountLine> page(AccountFilter filter, int offset) {
        return accounts.page(actor, filter, offset, PAGE);
    }

    /** What ended first stands last, and the pages before it hold every other account once. */
    private void lastRowIsTheLast() throws SQLException {
        List<Long> ids = new ArrayList<>();
        for (int offset = 0; offset < ACCOUNTS; offset += 1_000) {
            accounts.page(actor, AccountFilter.of(root), offset, 1_000)
                    .forEach(line -> ids.add(line.account().id().value()));
        }
        require(ids.stream().distinct().count() == ACCOUNTS);
        try (Statement statement = owner.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT id FROM panel.account ORDER BY ends_at, id DESC LIMIT 1")) {
            row.next();
            require(ids.getLast() == row.getLong(1));
        }
    }

    private static ResellerId tree(Panel panel) {
        Actor house = Actor.house("bench");
        ResellerId provider = panel.resellers()
                .create(house, NewReseller.provider("bench", ZoneOffset.UTC))
                .orThrow()
                .resellerId();
        for (int i = 0; i < CHILDREN; i++) {
            ResellerId child = below(panel, house, provider, "child-" + i);
            for (int j = 0; j < GRANDCHILDREN; j++) {
                below(panel, house, child, "child-" + i + "-" + j);
            }
        }
        return provider;
    }

    private static ResellerId below(Panel panel, Actor house, ResellerId parent, String name) {
        return panel.resellers()
                .create(house, NewReseller.below(parent, name, ZoneOffset.UTC))
                .orThrow()
                .resellerId();
    }

    /** Ends lie between 200 days ago and 200 days ahead; four of five accounts are locked to a device. */
    private void fill() throws SQLException {
        int resellers = 1 + CHILDREN * (1 + GRANDCHILDREN);
        execute("""
                INSERT INTO panel.account (id, reseller_id, name, secret_salt, secret_hash, created_at, package_code,
                       entitled_from, ends_at, paid_ends_at, device_lock, locked_device, locked_at)
                SELECT i + 1, %d + i %% %d, 'mk-' || lpad(i::text, 6, '0'), '\\x00', sha256(i::text::bytea),
                       now() - interval '400 days', 'M1', now() - interval '400 days', e, e,
                       CASE WHEN i %% 5 = 0 THEN 'OPEN' ELSE 'LOCKED' END,
                       CASE WHEN i %% 5 = 0 THEN NULL ELSE d END,
                       CASE WHEN i %% 5 = 0 THEN NULL ELSE now() - interval '300 days' END
                  FROM generate_series(0, %d) i,
                       LATERAL (SELECT now() + interval '1 second' * (hashint4(i)::bigint %% 17280000) AS e,
                                       upper('00:1a:79:' || regexp_replace(lpad(to_hex(i), 6, '0'), '(..)(..)(..)', '\\1:\\2:\\3')) AS d)
                """.formatted(root.value(), resellers, ACCOUNTS - 1));
        execute("""
                INSERT INTO panel.device (account_id, reseller_id, device_id, device_type, first_seen, last_seen)
                SELECT a.id, a.reseller_id,
                       upper('00:1a:79:' || regexp_replace(lpad(to_hex(a.id::int - 1), 6, '0'), '(..)(..)(..)', '\\1:\\2:\\3')),
                       'MAG', now() - interval '300 days', now()
                  FROM panel.account a""");
        execute("INSERT INTO panel.last_sign_in (account_id, accepted_at) SELECT id, now() FROM panel.account");
        execute("""
                INSERT INTO journal.auth_attempt (reseller_id, account_id, account_name, outcome, device_id, device_type, occurred_at)
                SELECT a.reseller_id, a.id, a.name, CASE WHEN a.id %% 100 = 0 AND n = 1 THEN 'DEVICE_MISMATCH' ELSE 'ACCEPTED' END,
                       CASE WHEN a.id %% 100 = 0 AND n = 1 THEN 'OTHER-' || a.id ELSE a.locked_device END,
                       'MAG', now() - interval '1 day' * n
                  FROM panel.account a, generate_series(1, 3) n""".replace("%%", "%"));
        execute("ANALYZE");
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void require(boolean right) {
        if (!right) {
            throw new IllegalStateException("Invalid benchmark: an answer is not the one that was asked for");
        }
    }

    private static double cpuSeconds() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(duration -> duration.toNanos() / 1e9)
                .orElse(0.0);
    }
}
