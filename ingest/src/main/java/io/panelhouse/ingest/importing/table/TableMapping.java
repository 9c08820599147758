package io.panelhouse.ingest.importing.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.panelhouse.ingest.importing.source.UnusableSourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How the columns of a foreign table become the fields of one kind of record.
 *
 * @param name of the mapping; sources of imports through it are named by it
 * @param description for people
 * @param records what a row becomes
 * @param format of the file
 * @param delimiter between two values, one character
 * @param key columns that name a row for ever; empty takes the whole row
 * @param fields field to column; {@code =text} stands for that text in every row
 * @param values by field, the other system's words and ours; a field that is not named here keeps its words
 */
record TableMapping(
        String name,
        @Nullable String description,
        RecordKind records,
        TableFormat format,
        String delimiter,
        List<String> key,
        Map<String, String> fields,
        Map<String, Map<String, String>> values) {

    static final TableMapping TERMS = new TableMapping(
            "terms",
            null,
            RecordKind.TERMS,
            TableFormat.CSV,
            ",",
            List.of(),
            Map.of(
                    "account", "account",
                    "months", "months",
                    "credits", "credits",
                    "purchased_at", "purchased_at",
                    "starts_at", "starts_at",
                    "ends_at", "ends_at",
                    "trial", "is_trial"),
            Map.of());

    private static final YAMLMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    /**
     * Reads a mapping file.
     *
     * @throws UnusableSourceException if it is not there or breaks a rule
     */
    static TableMapping read(Path file) {
        try {
            return YAML.readValue(Files.readString(file), Draft.class).mapping(file);
        } catch (JsonProcessingException malformed) {
            int line = malformed.getLocation() == null
                    ? 0
                    : malformed.getLocation().getLineNr();
            throw new UnusableSourceException(
                    "Invalid mapping %s: line %d: %s".formatted(file, line, malformed.getOriginalMessage()));
        } catch (IOException unreadable) {
            throw new UnusableSourceException("Cannot read mapping %s: it is not a readable file".formatted(file));
        }
    }

    /** The file as it is written, unchecked. */
    private record Draft(
            @Nullable String name,
            @Nullable String description,
            @Nullable String records,
            @Nullable String format,
            @Nullable String delimiter,
            @Nullable List<String> key,
            @Nullable Map<String, String> fields,
            @Nullable Map<String, Map<String, String>> values) {

        TableMapping mapping(Path file) {
            String invalid = "Invalid mapping " + file + ": ";
            if (name == null || !name.matches("[a-z0-9-]{1,40}")) {
                throw new UnusableSourceException(invalid + "name must be 1 to 40 of a-z, 0-9 and -, was " + name);
            }
            RecordKind kind = RecordKind.of(records, invalid);
            if (delimiter != null && delimiter.length() != 1) {
                throw new UnusableSourceException(invalid + "delimiter must be one character, was " + delimiter);
            }
            if (fields == null) {
                throw new UnusableSourceException(invalid + "fields are missing");
            }
            kind.check(fields.keySet(), invalid);
            Map<String, Map<String, String>> words = values == null ? Map.of() : Map.copyOf(values);
            for (String field : new TreeSet<>(words.keySet())) {
                if (!fields.containsKey(field)) {
                    throw new UnusableSourceException(
                            invalid + "values of " + field + " are given, but no field of that name");
                }
            }
            return new TableMapping(
                    name,
                    description,
                    kind,
                    TableFormat.of(format, invalid),
                    delimiter == null ? "," : delimiter,
                    key == null ? List.of() : List.copyOf(key),
                    Map.copyOf(fields),
                    words);
        }
    }
}
