package io.panelhouse.ingest.importing;

import io.panelhouse.ingest.importing.source.Fact;
import io.panelhouse.ingest.importing.source.SourceReader;
import io.panelhouse.ingest.importing.source.SourceRow;
import io.panelhouse.panel.history.ImportedAttempt;
import io.panelhouse.panel.history.ImportedSession;
import io.panelhouse.panel.history.ImportedTerm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a reader makes of a text or a file. */
public record RowsForTests(List<SourceRow> rows) {

    public static RowsForTests of(SourceReader reader, String... lines) {
        return read(reader, new BufferedReader(new StringReader(String.join("\n", lines) + "\n")));
    }

    public static RowsForTests of(SourceReader reader, Path file) throws IOException {
        try (BufferedReader content = Files.newBufferedReader(file)) {
            return read(reader, content);
        }
    }

    private static RowsForTests read(SourceReader reader, BufferedReader content) {
        List<SourceRow> rows = new ArrayList<>();
        try {
            reader.read(content, rows::add);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new RowsForTests(rows);
    }

    public Stream<Fact> facts() {
        return rows.stream()
                .flatMap(row -> row instanceof SourceRow.Telling telling ? telling.facts().stream() : Stream.of());
    }

    public List<ImportedAttempt> attempts() {
        return facts().flatMap(fact -> fact instanceof Fact.Attempt(var row) ? Stream.of(row) : Stream.of())
                .toList();
    }

    public List<ImportedSession> sessions() {
        return facts().flatMap(fact -> fact instanceof Fact.SessionChanged(var row) ? Stream.of(row) : Stream.of())
                .toList();
    }

    public List<ImportedTerm> terms() {
        return facts().flatMap(fact -> fact instanceof Fact.TermBought(var row) ? Stream.of(row) : Stream.of())
                .toList();
    }

    public List<String> keys() {
        return facts().map(Fact::sourceKey).toList();
    }

    /** Rejected rows as {@code line: reason}. */
    public List<String> rejected() {
        return rows.stream()
                .flatMap(row -> row instanceof SourceRow.Rejected(long line, String reason)
                        ? Stream.of(line + ": " + reason)
                        : Stream.of())
                .toList();
    }

    /** Rows that tell nothing, as {@code line: reason}. */
    public List<String> notRelevant() {
        return rows.stream()
                .flatMap(row -> row instanceof SourceRow.NotRelevant(long line, String reason)
                        ? Stream.of(line + ": " + reason)
                        : Stream.of())
                .toList();
    }
}
