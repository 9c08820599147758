package io.panelhouse.ingest.importing;

import io.panelhouse.ingest.importing.source.SourceReader;
import io.panelhouse.ingest.importing.source.UnusableSourceException;
import io.panelhouse.ingest.importing.sshd.LogClock;
import io.panelhouse.ingest.importing.sshd.SshdReader;
import io.panelhouse.ingest.importing.table.TableReader;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options that say what a file is. */
final class FormatOptions {

    @ArgGroup(exclusive = true, multiplicity = "1")
    private FormatOrMapping what = new FormatOrMapping();

    @Option(
            names = "--year",
            paramLabel = "Y",
            description = "year of the first line of a log that bears none (format sshd); default: the current one")
    private @Nullable Integer year;

    @Option(
            names = "--reseller",
            paramLabel = "R",
            defaultValue = "imported",
            description =
                    "name of the reseller that the records are for; created if it does not exist (default: ${DEFAULT-VALUE})")
    private String reseller = "imported";

    /** Exactly one of the two. */
    private static final class FormatOrMapping {

        @Option(names = "--format", paramLabel = "NAME", description = "sshd or terms")
        private @Nullable String format;

        @Option(
                names = "--mapping",
                paramLabel = "FILE",
                description = "mapping file of a CSV or NDJSON file, see docs/mappings")
        private @Nullable Path mapping;
    }

    String reseller() {
        return reseller;
    }

    /**
     * The reader and the name of its source.
     *
     * @param sourceName makes the source's name of the format's
     * @throws UnusableSourceException if the format is not known or the mapping is wrong
     */
    NamedReader reader(Function<String, String> sourceName, InstantSource clock) {
        Path mapping = what.mapping;
        if (mapping != null) {
            TableReader table = TableReader.mapped(mapping, sourceName, reseller);
            return new NamedReader(table.source(), table, table.records());
        }
        String format = what.format == null ? "" : what.format;
        String source = sourceName.apply(format);
        return switch (format) {
            case "sshd" -> new NamedReader(source, new SshdReader(source, new LogClock(firstYear(clock))), "log");
            case "terms" -> new NamedReader(source, TableReader.terms(source), "terms");
            default ->
                throw new UnusableSourceException(
                        "Unknown format \"%s\"; known are sshd and terms, any other CSV takes --mapping"
                                .formatted(format));
        };
    }

    private int firstYear(InstantSource clock) {
        return year == null ? clock.instant().atOffset(ZoneOffset.UTC).getYear() : year;
    }

    /**
     * A reader of one import.
     *
     * @param records what it reads, such as {@code terms} or {@code log}
     */
    record NamedReader(String source, SourceReader reader, String records) {}
}
