package io.panelhouse.ingest.capture;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.postgresql.replication.LogSequenceNumber;

/**
 * Reads the messages of PostgreSQL's output plugin {@code pgoutput}, version 1 with texts: whole transactions in the
 * order of their commits. Source: PostgreSQL's manual, "Logical Replication Message Formats". Confined to one thread.
 */
final class LogMessages {

    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    private final Listener listener;
    private final Map<Integer, TableColumns> tables = new HashMap<>();

    LogMessages(Listener listener) {
        this.listener = listener;
    }

    /** What happened in the database. */
    interface Listener {

        /** A transaction begins that was committed then. */
        void begin(@Nullable Instant committedAt);

        /** A row of it is new. */
        void inserted(TableRow row);

        /** A row of it was changed to this. */
        void updated(TableRow row);

        /** It has ended, and the log goes on there. */
        void commit(LogSequenceNumber end);
    }

    /** @param at where the log has this message */
    void read(ByteBuffer message, LogSequenceNumber at) {
        switch (message.get()) {
            case 'B' -> {
                message.getLong();
                listener.begin(EPOCH.plus(message.getLong(), ChronoUnit.MICROS));
            }
            case 'C' -> {
                message.get();
                message.getLong();
                listener.commit(LogSequenceNumber.valueOf(message.getLong()));
            }
            case 'R' -> tables.put(message.getInt(), columns(message));
            case 'I' -> {
                TableColumns table = table(message);
                message.get();
                listener.inserted(new TableRow(table, values(message), at));
            }
            case 'U' -> {
                TableColumns table = table(message);
                if (message.get() != 'N') {
                    values(message);
                    message.get();
                }
                listener.updated(new TableRow(table, values(message), at));
            }
            default -> {
                // Deletions, truncations, types and origins say nothing about a row that was journaled.
            }
        }
    }

    private TableColumns table(ByteBuffer message) {
        int number = message.getInt();
        return Objects.requireNonNull(tables.get(number), () -> "pgoutput has not described table " + number);
    }

    private static TableColumns columns(ByteBuffer message) {
        String table = name(message) + "." + name(message);
        message.get();
        int count = message.getShort();
        List<String> names = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            message.get();
            names.add(name(message));
            message.getInt();
            message.getInt();
        }
        return new TableColumns(table, names);
    }

    private static @Nullable String[] values(ByteBuffer message) {
        @Nullable String[] values = new @Nullable String[message.getShort()];
        for (int i = 0; i < values.length; i++) {
            // 'n': null; 'u': a long value that an update left as it was.
            values[i] = message.get() == 't' ? text(message, message.getInt()) : null;
        }
        return values;
    }

    private static String name(ByteBuffer message) {
        int length = 0;
        while (message.get(message.position() + length) != 0) {
            length++;
        }
        String name = text(message, length);
        message.get();
        return name;
    }

    private static String text(ByteBuffer message, int length) {
        int from = message.position();
        message.position(from + length);
        return new String(message.array(), message.arrayOffset() + from, length, StandardCharsets.UTF_8);
    }
}
