package io.panelhouse.panel.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Instants as the database keeps them: to the microsecond, and {@link Instant#MAX} as {@code infinity}. */
public final class Times {

    private Times() {}

    /** The instant without what the database would round away. */
    public static Instant exact(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    /** A value for {@code timestamptz}. */
    public static OffsetDateTime sql(Instant instant) {
        return instant.equals(Instant.MAX) ? OffsetDateTime.MAX : instant.atOffset(ZoneOffset.UTC);
    }

    /** A column that is never null. */
    public static Instant required(ResultSet row, String column) throws SQLException {
        Instant instant = optional(row, column);
        if (instant == null) {
            throw new SQLException("Cannot read column " + column + ": it is null");
        }
        return instant;
    }

    /** A column that may be null. */
    public static @Nullable Instant optional(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        if (value == null) {
            return null;
        }
        return value.equals(OffsetDateTime.MAX) ? Instant.MAX : value.toInstant();
    }

    /** A column in which null and {@code infinity} both mean: no end. */
    public static @Nullable Instant end(ResultSet row, String column) throws SQLException {
        Instant instant = optional(row, column);
        return instant == null || instant.equals(Instant.MAX) ? null : instant;
    }
}
