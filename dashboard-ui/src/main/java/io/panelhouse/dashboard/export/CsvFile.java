package io.panelhouse.dashboard.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** RFC 4180 in UTF-8 with a byte order mark; texts are quoted, days and times are ISO 8601 with their offset. */
final class CsvFile {

    private CsvFile() {}

    static <T> void write(Sheet<T> sheet, OutputStream stream) throws IOException {
        try (Writer writer = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8))) {
            writer.write('\ufeff');
            boolean first = true;
            for (Sheet.Column<T> column : sheet.columns()) {
                writer.write(first ? "" : ",");
                writer.write(quoted(column.title()));
                first = false;
            }
            writer.write("\r\n");
            sheet.rows().accept(row -> line(sheet, row, writer));
        }
    }

    private static <T> void line(Sheet<T> sheet, T row, Writer writer) {
        StringBuilder line = new StringBuilder(160);
        for (Sheet.Column<T> column : sheet.columns()) {
            line.append(line.isEmpty() ? "" : ",").append(field(column.value().apply(row), sheet.zone()));
            if (line.isEmpty()) {
                line.append("\"\"");
            }
        }
        try {
            writer.append(line).write("\r\n");
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static String field(@Nullable Object value, ZoneId zone) {
        return switch (value) {
            case null -> "";
            case BigDecimal number -> number.stripTrailingZeros().toPlainString();
            case Number number -> number.toString();
            case Instant instant ->
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                        instant.truncatedTo(ChronoUnit.SECONDS).atZone(zone));
            case LocalDate day -> day.toString();
            default -> quoted(value.toString());
        };
    }

    private static String quoted(String text) {
        return '"' + SafeText.of(text).replace("\"", "\"\"") + '"';
    }
}
