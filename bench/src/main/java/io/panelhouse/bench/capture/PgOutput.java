package io.panelhouse.bench.capture;

import io.panelhouse.bench.house.DurableServer;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import org.postgresql.PGConnection;
import org.postgresql.PGProperty;
import org.postgresql.replication.PGReplicationStream;

/** The anchor: reads the same publication with pgoutput from a slot of its own, and discards what it reads. */
final class PgOutput implements AutoCloseable {

    private static final String SLOT = "bench_anchor";
    private static final byte INSERT = 'I';
    private static final long PAUSE_NANOS = 100_000;

    private final Connection connection;

    private PgOutput(Connection connection) {
        this.connection = connection;
    }

    static PgOutput open(DurableServer server) throws SQLException {
        Properties properties = new Properties();
        PGProperty.USER.set(properties, DurableServer.USER);
        PGProperty.PASSWORD.set(properties, DurableServer.USER);
        PGProperty.REPLICATION.set(properties, "database");
        PGProperty.PREFER_QUERY_MODE.set(properties, "simple");
        PGProperty.ASSUME_MIN_SERVER_VERSION.set(properties, "18");
        return new PgOutput(DriverManager.getConnection(server.url("panel"), properties));
    }

    void createSlot() throws SQLException {
        connection
                .unwrap(PGConnection.class)
                .getReplicationAPI()
                .createReplicationSlot()
                .logical()
                .withSlotName(SLOT)
                .withOutputPlugin("pgoutput")
                .make();
    }

    /**
     * Reads so many inserted rows of the session journal.
     *
     * @param readAt filled from {@code first} on with when each was read
     */
    void read(int rows, long[] readAt, long first) throws SQLException {
        try (PGReplicationStream stream = connection
                .unwrap(PGConnection.class)
                .getReplicationAPI()
                .replicationStream()
                .logical()
                .withSlotName(SLOT)
                .withSlotOption("proto_version", "1")
                .withSlotOption("publication_names", "panel_capture")
                .start()) {
            Relations relations = new Relations("session");
            for (int read = 0; read < rows; ) {
                ByteBuffer message = stream.readPending();
                if (message == null) {
                    LockSupport.parkNanos(PAUSE_NANOS);
                } else if (message.get(message.position()) == INSERT && relations.isWanted(message)) {
                    readAt[(int) first + read++] = System.nanoTime();
                } else {
                    relations.learn(message);
                }
                stream.setAppliedLSN(stream.getLastReceiveLSN());
                stream.setFlushedLSN(stream.getLastReceiveLSN());
            }
            stream.forceUpdateStatus();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /** Which table an insertion belongs to: pgoutput names a table once and then gives its number. */
    private static final class Relations {

        private static final byte RELATION = 'R';

        private final String wanted;
        private int wantedId;

        Relations(String wanted) {
            this.wanted = wanted;
        }

        void learn(ByteBuffer message) {
            if (message.get(message.position()) != RELATION) {
                return;
            }
            int at = message.position() + 1;
            int id = message.getInt(at);
            at += Integer.BYTES;
            at = endOfText(message, at) + 1;
            int end = endOfText(message, at);
            byte[] name = new byte[end - at];
            message.get(at, name);
            if (new String(name, java.nio.charset.StandardCharsets.UTF_8).equals(wanted)) {
                wantedId = id;
            }
        }

        boolean isWanted(ByteBuffer message) {
            return message.getInt(message.position() + 1) == wantedId;
        }

        private static int endOfText(ByteBuffer message, int from) {
            int at = from;
            while (message.get(at) != 0) {
                at++;
            }
            return at;
        }
    }
}
