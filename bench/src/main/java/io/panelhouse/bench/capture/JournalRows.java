package io.panelhouse.bench.capture;

import io.panelhouse.bench.house.DurableServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.LockSupport;

/** Writes rows of the session journal, each pair an opening and its closing. Confined to one thread. */
final class JournalRows {

    private static final int ROWS_OF_A_COMMIT = 10;
    private static final long TICK_NANOS = 5_000_000;

    private final DurableServer server;
    private long written;

    JournalRows(DurableServer server) {
        this.server = server;
    }

    /** Rows written so far; their sequences are 1 to this. */
    long written() {
        return written;
    }

    /** Writes a backlog in commits of ten rows, as a panel's batches are, without waiting for the disk. */
    void backlog(int rows) throws SQLException {
        try (Connection connection = server.connect("panel");
                Statement statement = connection.createStatement()) {
            statement.execute("SET synchronous_commit = off");
            statement.execute(
                    """
                    DO $$ BEGIN
                      FOR head IN %d..%d BY %d LOOP
                        %s head, head + %d) n;
                        COMMIT;
                      END LOOP;
                    END $$""".formatted(written + 1, written + rows, ROWS_OF_A_COMMIT, INSERT, ROWS_OF_A_COMMIT - 1));
        }
        written += rows;
    }

    /**
     * Writes durably at a steady rate.
     *
     * @param committedAt filled by sequence with when its commit was asked for, on the clock of {@link System#nanoTime}
     * @return the first sequence of this turn
     */
    long steadily(double perSecond, int rows, long[] committedAt) throws SQLException {
        long first = written + 1;
        try (Connection connection = server.connect("panel");
                PreparedStatement insert = connection.prepareStatement("WITH i AS (" + INSERT
                        + " ?, ?) n RETURNING sequence)" + " SELECT min(sequence), max(sequence) FROM i")) {
            connection.setAutoCommit(false);
            long start = System.nanoTime();
            for (int done = 0; done < rows; ) {
                int due = (int) Math.min(rows, (System.nanoTime() - start) * perSecond / 1e9);
                if (due > done) {
                    commit(connection, insert, due - done, committedAt);
                    done = due;
                }
                LockSupport.parkNanos(TICK_NANOS - (System.nanoTime() - start) % TICK_NANOS);
            }
        }
        return first;
    }

    private void commit(Connection connection, PreparedStatement insert, int rows, long[] committedAt)
            throws SQLException {
        insert.setLong(1, written + 1);
        insert.setLong(2, written + rows);
        try (ResultSet range = insert.executeQuery()) {
            range.next();
            if (range.getLong(1) != written + 1 || range.getLong(2) != written + rows) {
                throw new IllegalStateException("Invalid benchmark: sequences %d to %d were not given, but %d to %d"
                        .formatted(written + 1, written + rows, range.getLong(1), range.getLong(2)));
            }
        }
        long now = System.nanoTime();
        connection.commit();
        for (int i = 1; i <= rows; i++) {
            committedAt[(int) written + i] = now;
        }
        written += rows;
    }

    private static final String INSERT = """
            INSERT INTO journal.session (reseller_id, session_id, change, account_id, account_name, device_id,
                device_type, address, occurred_at)
            SELECT 1 + n % 500, 's-' || (n + 1) / 2, CASE WHEN n % 2 = 1 THEN 'OPENED' ELSE 'CLOSED' END, 1 + n % 20000,
                'account-' || n % 20000, 'device-' || n % 20000, 'MAG', '10.0.0.1', now()
              FROM generate_series(""";
}
