package io.panelhouse.panel.chain;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** Streams the rows of a query by PostgreSQL's COPY, which is the fastest way out of it. */
final class CopyRows {

    private CopyRows() {}

    /** Gives each row as the texts of its columns; the array is used again for the next row. */
    static void read(Connection connection, String query, int columns, Reader reader) throws SQLException {
        CopyOut copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut("COPY (" + query + ") TO STDOUT");
        try {
            @Nullable String[] row = new @Nullable String[columns];
            for (byte[] line = copy.readFromCopy(); line != null; line = copy.readFromCopy()) {
                split(line, row);
                reader.row(row);
            }
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static void split(byte[] line, @Nullable String[] row) {
        int column = 0;
        int start = 0;
        boolean escaped = false;
        for (int i = 0; i < line.length; i++) {
            byte at = line[i];
            if (at == '\\') {
                escaped = true;
                i++;
            } else if (at == '\t' || at == '\n') {
                row[column] = escaped ? unescaped(line, start, i) : text(line, start, i);
                column++;
                start = i + 1;
                escaped = false;
            }
        }
    }

    private static String text(byte[] line, int start, int end) {
        return new String(line, start, end - start, StandardCharsets.UTF_8);
    }

    private static @Nullable String unescaped(byte[] line, int start, int end) {
        if (end - start == 2 && line[start + 1] == 'N') {
            return null;
        }
        byte[] plain = new byte[end - start];
        int length = 0;
        for (int i = start; i < end; i++) {
            byte at = line[i];
            if (at == '\\') {
                i++;
                at = switch (line[i]) {
                    case 'b' -> '\b';
                    case 'f' -> '\f';
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    case 't' -> '\t';
                    case 'v' -> 0x0b;
                    default -> line[i];
                };
            }
            plain[length] = at;
            length++;
        }
        return new String(plain, 0, length, StandardCharsets.UTF_8);
    }

    /** Takes one row. */
    @FunctionalInterface
    interface Reader {
        void row(@Nullable String[] columns);
    }
}
