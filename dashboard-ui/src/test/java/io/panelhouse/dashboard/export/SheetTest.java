package io.panelhouse.dashboard.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.panelhouse.dashboard.export.Download.Format;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("S37")
class SheetTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    @Test
    void csvHasPlainNumbersAndIsoDaysInTheZone() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();

        Download.write(
                new Sheet<>(
                        "ledger",
                        LONDON,
                        List.of(
                                new Sheet.Column<Long>("Entry", row -> row),
                                new Sheet.Column<>("Credits", row -> new BigDecimal("-1896.5000")),
                                new Sheet.Column<>("Day", row -> LocalDate.of(2026, 7, 2)),
                                new Sheet.Column<>("Time", row -> Instant.parse("2026-07-01T23:30:12.345Z")),
                                new Sheet.Column<>("Name", row -> "mk \"x\""),
                                new Sheet.Column<>("None", row -> null)),
                        rows -> rows.accept(7L)),
                Format.CSV,
                file);

        assertThat(file.toString(StandardCharsets.UTF_8)).isEqualTo("""
                \ufeff"Entry","Credits","Day","Time","Name","None"\r
                7,-1896.5,2026-07-02,2026-07-02T00:30:12+01:00,"mk ""x\""",\r
                """);
    }

    @Test
    void rowsLeaveWhileTheyAreRead() throws IOException {
        AtomicLong written = new AtomicLong();
        OutputStream counting = new OutputStream() {
            @Override
            public void write(int b) {
                written.incrementAndGet();
            }
        };
        AtomicLong beforeTheLast = new AtomicLong();

        for (Format format : Format.values()) {
            written.set(0);
            Download.write(
                    new Sheet<>(
                            "accounts",
                            LONDON,
                            List.of(new Sheet.Column<Long>("Name", row -> "account-" + row * 7_919L)),
                            rows -> LongStream.range(0, 60_000).forEach(row -> {
                                beforeTheLast.set(written.get());
                                rows.accept(row);
                            })),
                    format,
                    counting);

            assertThat(beforeTheLast.get()).as(format.name()).isGreaterThan(written.get() * 8 / 10);
        }
    }
}
