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
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads a CSV file by a mapping. */
public final class TableReader implements SourceReader {

    private final TableMapping mapping;
    private final String source;
    private final RowKeys keys = new RowKeys();

    private TableReader(TableMapping mapping, String source) {
        this.mapping = mapping;
        this.source = source;
    }

    /** A reader of the format {@code terms}. */
    public static TableReader terms(String source) {
        return new TableReader(TableMapping.TERMS, source);
    }

    /**
     * A reader by a mapping file.
     *
     * @param source gives the source's name for the mapping's name
     * @throws UnusableSourceException if the mapping is not there or breaks a rule
     */
    public static TableReader mapped(Path mappingFile, Function<String, String> source) {
        TableMapping mapping = TableMapping.read(mappingFile);
        return new TableReader(mapping, source.apply(mapping.name()));
    }

    /** Name of the source, which session ids begin with. */
    public String source() {
        return source;
    }

    @Override
    public void read(BufferedReader file, Consumer<SourceRow> rows) throws IOException {
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
        try {
            return new SourceRow.Telling(line, facts(new Fields(field -> value(record, field)), key(record)));
        } catch (RejectedRowException rejected) {
            return new SourceRow.Rejected(line, rejected.reason());
        }
    }

    private List<Fact> facts(Fields fields, String key) throws RejectedRowException {
        return switch (mapping.records()) {
            case SESSIONS -> RecordFacts.session(fields, key, source);
            case TERMS -> RecordFacts.term(fields, key);
        };
    }

    private String value(CSVRecord record, String field) {
        String column = mapping.fields().get(field);
        if (column == null) {
            return "";
        }
        return column.startsWith("=") ? column.substring(1) : record.get(column);
    }

    private String key(CSVRecord record) throws RejectedRowException {
        if (mapping.key().isEmpty()) {
            return keys.next(String.join("\u001f", record.toList()));
        }
        List<String> parts = new ArrayList<>();
        for (String column : mapping.key()) {
            parts.add(new Fields(ignored -> record.get(column)).text(column));
        }
        return String.join("|", parts);
    }
}
