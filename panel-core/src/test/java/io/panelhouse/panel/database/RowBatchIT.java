package io.panelhouse.panel.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panelhouse.panel.TestDatabase;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a batch sends is what PostgreSQL understands: each value is printed there and compared with its text here. */
class RowBatchIT {

    private static final long SEED = 20_261_125;
    private static Connection connection = unconnected();

    private static Connection unconnected() {
        try {
            return TestDatabase.create().connect();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeAll
    static void inUtc() throws SQLException {
        connection.createStatement().execute("SET TIME ZONE 'UTC'");
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
    }

    @Test
    void numbersAreExactWhateverTheirSizeAndScale() throws SQLException {
        List<BigDecimal> numbers = new ArrayList<>(Stream.of(
                        "0",
                        "0.0000",
                        "1",
                        "-1",
                        "0.0001",
                        "-0.0001",
                        "9999",
                        "10000",
                        "99999999999999.9999",
                        "-99999999999999.9999",
                        "12345.6789",
                        "0.00001234",
                        "100000000",
                        "1E+3",
                        "9223372036854775807",
                        "9223372036854775808",
                        "123456789012345678901234567890.12345678")
                .map(BigDecimal::new)
                .toList());
        Random random = new Random(SEED);
        for (int i = 0; i < 2_000; i++) {
            numbers.add(BigDecimal.valueOf(random.nextLong() >> random.nextInt(60), random.nextInt(9)));
        }

        List<String> printed = new RowBatch<>(numbers)
                .numeric(number -> number)
                .query(connection, "SELECT unnest(?)::text", row -> row.getString(1));

        assertThat(printed)
                .containsExactlyElementsOf(numbers.stream()
                        .map(number -> number.scale() < 0 ? number.setScale(0) : number)
                        .map(BigDecimal::toPlainString)
                        .toList());
    }

    @Test
    void timesAreExactToTheMicrosecond() throws SQLException {
        List<@Nullable Instant> times = Arrays.asList(
                Instant.parse("2026-06-01T12:00:00.123456Z"),
                Instant.parse("1999-12-31T23:59:59.999999Z"),
                Instant.parse("2000-01-01T00:00:00Z"),
                Instant.parse("1969-12-31T23:59:59.000001Z"),
                Instant.parse("0001-01-01T00:00:00Z"),
                Instant.MAX,
                null);

        List<@Nullable String> printed = new ArrayList<>();
        new RowBatch<>(indexes(times.size()))
                .time(times::get)
                .query(connection, "SELECT unnest(?)::text", row -> printed.add(row.getString(1)));

        assertThat(printed)
                .containsExactly(
                        "2026-06-01 12:00:00.123456+00",
                        "1999-12-31 23:59:59.999999+00",
                        "2000-01-01 00:00:00+00",
                        "1969-12-31 23:59:59.000001+00",
                        "0001-01-01 00:00:00+00",
                        "infinity",
                        null);
    }

    @Test
    void aTimeThatPostgresCannotKeepIsRefusedByIt() {
        assertThatThrownBy(() -> new RowBatch<>(List.of(Instant.MAX.minusSeconds(1)))
                        .time(time -> time)
                        .query(connection, "SELECT unnest(?)::text", row -> row.getString(1)))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("timestamp out of range");
    }

    @Test
    void textsBytesNumbersAndFlagsComeBackAsTheyWentWithTheirGaps() throws SQLException {
        List<@Nullable String> texts = Arrays.asList(
                "", "a", null, "{\"x\",NULL}", "\\", "Zoë \u4e2d \ud83d\ude00", "'; DROP", "x".repeat(5_000));
        List<@Nullable Long> numbers =
                Arrays.asList(0L, -1L, null, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 32, 255L, 256L);
        List<@Nullable Boolean> flags = Arrays.asList(true, false, null, true, false, true, false, null);

        List<String> rows = new RowBatch<>(indexes(texts.size()))
                .text(texts::get)
                .bigint(numbers::get)
                .flag(flags::get)
                .integer(i -> -i)
                .bool(i -> i % 2 == 0)
                .bytes(i -> i == 2 ? null : new byte[] {(byte) (int) i, 0, -1})
                .query(
                        connection,
                        "SELECT unnest(?), unnest(?), unnest(?), unnest(?), unnest(?), unnest(?)",
                        RowBatchIT::words);

        List<String> expected = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            expected.add("%s|%s|%s|%d|%s|%s"
                    .formatted(
                            texts.get(i),
                            numbers.get(i),
                            flags.get(i) == null ? null : flags.get(i) ? "t" : "f",
                            -i,
                            i % 2 == 0 ? "t" : "f",
                            i == 2 ? null : "\\x%02x00ff".formatted(i)));
        }
        assertThat(rows).containsExactlyElementsOf(expected);
    }

    @Test
    void rowsAreInsertedAndAnEmptyBatchDoesNothing() throws SQLException {
        connection.createStatement().execute("CREATE TEMPORARY TABLE thing (id bigint PRIMARY KEY, name text)");

        int first = new RowBatch<>(List.of(1L, 2L))
                .bigint(id -> id)
                .text(id -> "n" + id)
                .insert(connection, "INSERT INTO thing (id, name)");
        int again = new RowBatch<>(List.of(2L, 3L))
                .bigint(id -> id)
                .text(id -> "again")
                .insert(connection, "INSERT INTO thing (id, name)", "ON CONFLICT (id) DO NOTHING");
        int none = new RowBatch<Long>(List.of()).bigint(id -> id).insert(connection, "INSERT INTO nowhere (id)");

        assertThat(List.of(first, again, none)).containsExactly(2, 1, 0);
        try (ResultSet row = connection
                .createStatement()
                .executeQuery("SELECT string_agg(id || name, ' ' ORDER BY id) FROM thing")) {
            row.next();
            assertThat(row.getString(1)).isEqualTo("1n1 2n2 3again");
        }
    }

    private static List<Integer> indexes(int count) {
        return Stream.iterate(0, i -> i + 1).limit(count).toList();
    }

    private static String words(ResultSet row) throws SQLException {
        List<String> words = new ArrayList<>();
        for (int column = 1; column <= 6; column++) {
            words.add(String.valueOf(row.getString(column)));
        }
        return String.join("|", words);
    }
}
