package io.panelhouse.bench.ledger;

import io.panelhouse.bench.house.DurableServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A sale as a program usually writes it: begin, select for update, two updates, two journal rows, commit; prepared
 * statements, several clients, all on one hot wallet.
 */
final class Interactive {

    private static final String DATABASE = "interactive";

    private final DurableServer server;

    private Interactive(DurableServer server) {
        this.server = server;
    }

    static Interactive fill(DurableServer server) throws SQLException {
        server.createDatabase(DATABASE);
        server.execute(DATABASE, """
                CREATE TABLE account (id int PRIMARY KEY, balance numeric(18, 4) NOT NULL CHECK (balance >= 0));
                CREATE TABLE entry (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, account int NOT NULL,
                    amount numeric(18, 4) NOT NULL, balance_after numeric(18, 4) NOT NULL);
                INSERT INTO account VALUES (1, 1000000000), (2, 0)""");
        return new Interactive(server);
    }

    /** Sales a second. */
    double rate(int clients, Duration time) throws InterruptedException, ExecutionException {
        long end = System.nanoTime() + time.toNanos();
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            List<Future<Integer>> counts = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                counts.add(threads.submit(() -> sellUntil(end)));
            }
            int sales = 0;
            for (Future<Integer> count : counts) {
                sales += count.get();
            }
            return sales * 1e9 / time.toNanos();
        }
    }

    private int sellUntil(long end) throws SQLException {
        try (Connection connection = server.connect(DATABASE);
                PreparedStatement lock =
                        connection.prepareStatement("SELECT balance FROM account WHERE id = 1 FOR UPDATE");
                PreparedStatement spend =
                        connection.prepareStatement("UPDATE account SET balance = balance - 1 WHERE id = 1");
                PreparedStatement receive =
                        connection.prepareStatement("UPDATE account SET balance = balance + 1 WHERE id = 2");
                PreparedStatement journal = connection.prepareStatement("""
                        INSERT INTO entry (account, amount, balance_after)
                        SELECT id, CASE id WHEN 1 THEN -1 ELSE 1 END, balance FROM account""")) {
            connection.setAutoCommit(false);
            int sales = 0;
            while (System.nanoTime() < end) {
                try (ResultSet balance = lock.executeQuery()) {
                    balance.next();
                }
                spend.executeUpdate();
                receive.executeUpdate();
                journal.executeUpdate();
                connection.commit();
                sales++;
            }
            return sales;
        }
    }

    /** Whether the balances are those that the journal says. */
    boolean isCorrect() throws SQLException {
        try (Connection connection = server.connect(DATABASE);
                ResultSet row = connection.createStatement().executeQuery("""
                        SELECT (SELECT balance FROM account WHERE id = 2) = (SELECT sum(amount) FROM entry WHERE account = 2)
                           AND (SELECT sum(amount) FROM entry) = 0""")) {
            return row.next() && row.getBoolean(1);
        }
    }
}
