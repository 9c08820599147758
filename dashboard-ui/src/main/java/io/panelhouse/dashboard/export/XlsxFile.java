package io.panelhouse.dashboard.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Objects;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** Office Open XML: texts are texts and never formulas, numbers are numbers, days and times are written dd/mm/yyyy. */
final class XlsxFile {

    private static final int MAX_ROWS = 1_048_576;
    private static final int MAX_CHARACTERS = 32_767;
    private static final int FLUSHED_ROWS = 500;
    private static final String DAY = "dd/mm/yyyy";
    private static final String TIME = "dd/mm/yyyy hh:mm";

    private XlsxFile() {}

    static <T> void write(Sheet<T> sheet, OutputStream stream) throws IOException {
        try (Workbook workbook = new Workbook(stream, "Panelhouse", "1.0")) {
            Pages<T> pages = new Pages<>(sheet, workbook);
            sheet.rows().accept(pages::row);
            pages.finish();
        }
    }

    /** As many worksheets as the rows need. */
    private static final class Pages<T> {
        private final Sheet<T> sheet;
        private final Workbook workbook;
        private Worksheet page;
        private int pages;
        private int line;

        Pages(Sheet<T> sheet, Workbook workbook) {
            this.sheet = sheet;
            this.workbook = workbook;
            this.page = next();
        }

        void row(T row) {
            if (line == MAX_ROWS) {
                finish();
                page = next();
            }
            for (int i = 0; i < sheet.columns().size(); i++) {
                cell(page, line, i, sheet.columns().get(i).value().apply(row));
            }
            line++;
            if (line % FLUSHED_ROWS == 0) {
                try {
                    page.flush();
                } catch (IOException gone) {
                    throw new UncheckedIOException(gone);
                }
            }
        }

        void finish() {
            try {
                page.finish();
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }

        private Worksheet next() {
            pages++;
            Worksheet next = workbook.newWorksheet(pages == 1 ? sheet.name() : sheet.name() + " " + pages);
            next.freezePane(0, 1);
            for (int i = 0; i < sheet.columns().size(); i++) {
                next.inlineString(0, i, sheet.columns().get(i).title());
                next.style(0, i).bold().set();
                next.width(i, 20);
            }
            line = 1;
            return next;
        }

        private void cell(Worksheet to, int row, int column, @Nullable Object value) {
            switch (value) {
                case null -> {}
                case Number number -> to.value(row, column, number);
                case LocalDate day -> {
                    to.value(row, column, day);
                    to.style(row, column).format(DAY).set();
                }
                case Instant instant -> {
                    to.value(row, column, LocalDateTime.ofInstant(instant, sheet.zone()));
                    to.style(row, column).format(TIME).set();
                }
                default -> to.inlineString(row, column, cut(Objects.toString(value)));
            }
        }

        private static String cut(String text) {
            return text.length() > MAX_CHARACTERS ? text.substring(0, MAX_CHARACTERS) : text;
        }
    }
}
