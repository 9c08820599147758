package io.panelhouse.ingest.importing.table;

import io.panelhouse.ingest.importing.source.Fact;
import io.panelhouse.ingest.importing.source.RowKeys;
import io.panelhouse.ingest.importing.source.SourceReader;
import io.panelhouse.ingest.importing.source.SourceRow;
import io.panelhouse.ingest.importing.source.UnusableSourceException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads a CSV file, or one JSON object a line, by a mapping. */
public final class TableReader implements SourceReader {

    private final TableMapping mapping;
    private final String source;
    private final String reseller;
    private final RowKeys keys = new RowKeys();

    private TableReader(TableMapping mapping, String source, String reseller) {
        this.mapping = mapping;
        this.source = source;
        this.reseller = reseller;
    }

    /** A reader of the format {@code terms}. */
    public static TableReader terms(String source) {
        return new TableReader(TableMapping.TERMS, source, "");
    }

    /**
     * A reader by a mapping file.
     *
     * @param source gives the source's name for the mapping's name
     * @param reseller whose rows are told, where the mapping has a field for that
     * @throws UnusableSourceException if the mapping is not there or breaks a rule
     */
    public static TableReader mapped(Path mappingFile, Function<String, String> source, String reseller) {
        TableMapping mapping = TableMapping.read(mappingFile);
        return new TableReader(mapping, source.apply(mapping.name()), reseller);
    }

    /** Name of the source, which session ids begin with. */
    public String source() {
        return source;
    }

    /** What a row of this mapping becomes, such as {@code ledger}. */
    public String records() {
        return mapping.records().name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void read(BufferedReader file, Consumer<SourceRow> rows) throws IOException {
        if (mapping.format() == TableFormat.NDJSON) {
            readLines(file, rows);
        } else {
            readTable(file, rows);
        }
    }

    private void readLines(BufferedReader file, Consumer<SourceRow> rows) throws IOException {
        long number = 0;
        for (String line = file.readLine(); line != null; line = file.readLine()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            try {
                Map<String, String> members = JsonLines.members(line);
                rows.accept(row(
                        number,
                        column -> members.getOrDefault(column, ""),
                        List.of(new TreeMap<>(members).toString())));
            } catch (RejectedRowException rejected) {
                rows.accept(new SourceRow.Rejected(number, rejected.reason()));
            }
        }
    }

    private void readTable(BufferedReader file, Consumer<SourceRow> rows) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(mapping.delimiter())
                .setHeader()
                .setSkipHeaderRecord(true)
                .setTrim(true)
                .setLenientEof(true)
                .setTrailingData(true)
                .get();
        try (CSVParser records = parser(format, file)) {
            checkHeader(records.getHeaderNames());
            Iterator<CSVRecord> iterator = records.iterator();
            long line = records.getCurrentLineNumber() + 1;
            while (hasNext(iterator, line)) {
                rows.accept(row(iterator.next(), line, records.getHeaderNames().size()));
                line = records.getCurrentLineNumber() + 1;
            }
        }
    }

    private static boolean hasNext(Iterator<CSVRecord> records, long line) {
        try {
            return records.hasNext();
        } catch (UncheckedIOException | IllegalStateException malformed) {
            throw new UnusableSourceException("Cannot read the table beyond line %d: %s; the rows before it were taken"
                    .formatted(line, malformed.getMessage()));
        }
    }

    private static CSVParser parser(CSVFormat format, BufferedReader file) throws IOException {
        try {
            return CSVParser.builder().setFormat(format).setReader(file).get();
        } catch (IllegalArgumentException malformed) {
            throw new UnusableSourceException(
                    "Cannot read the table: its header is wrong (" + malformed.getMessage() + ")");
        }
    }

    private void checkHeader(List<String> header) {
        var wanted = new TreeSet<>(mapping.key());
        mapping.fields().values().stream()
                .filter(column -> !column.startsWith("="))
                .forEach(wanted::add);
        wanted.removeAll(header);
        if (!wanted.isEmpty()) {
            throw new UnusableSourceException("Cannot read the table: column \"%s\" is not in its header (%s)"
                    .formatted(wanted.iterator().next(), String.join(", ", header)));
        }
    }

    private SourceRow row(CSVRecord record, long line, int width) {
        if (record.size() != width) {
            return new SourceRow.Rejected(line, "has not as many values as the header");
        }
        return row(line, record::get, record.toList());
    }

    /**
     * What becomes of a row.
     *
     * @param columns the text of a column
     * @param whole all of the row, which names it where no columns do
     */
    private SourceRow row(long line, Function<String, String> columns, List<String> whole) {
        try {
            Fields fields = new Fields(field -> value(columns, field), mapping.values());
            if (mapping.fields().containsKey("reseller")
                    && !fields.text("reseller").equals(reseller)) {
                return new SourceRow.NotRelevant(line, "is of another reseller");
            }
            if (mapping.records() == RecordKind.LEDGER && fields.leftOut("kind")) {
                return new SourceRow.NotRelevant(line, "is of a kind that the mapping leaves out");
            }
            return new SourceRow.Telling(line, facts(fields, key(columns, whole)));
        } catch (RejectedRowException rejected) {
            return new SourceRow.Rejected(line, rejected.reason());
        }
    }

    private List<Fact> facts(Fields fields, String key) throws RejectedRowException {
        return switch (mapping.records()) {
            case SESSIONS -> RecordFacts.session(fields, key, source);
            case TERMS -> RecordFacts.term(fields, key);
            case ACCOUNTS -> BusinessFacts.account(fields, key);
            case LEDGER -> BusinessFacts.entry(fields, key);
            case DEVICES -> BusinessFacts.device(fields, key);
        };
    }

    private String value(Function<String, String> columns, String field) {
        String column = mapping.fields().get(field);
        if (column == null) {
            return "";
        }
        return column.startsWith("=") ? column.substring(1) : columns.apply(column);
    }

    private String key(Function<String, String> columns, List<String> whole) throws RejectedRowException {
        if (mapping.key().isEmpty()) {
            return keys.next(String.join("\u001f", whole));
        }
        List<String> parts = new ArrayList<>();
        for (String column : mapping.key()) {
            parts.add(new Fields(columns, Map.of()).text(column));
        }
        return String.join("|", parts);
    }
}
