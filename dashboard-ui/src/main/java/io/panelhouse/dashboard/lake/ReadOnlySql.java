package io.panelhouse.dashboard.lake;

import io.panelhouse.lake.LakeTable;
import io.panelhouse.lake.LakeTables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One statement that only reads, as DuckDB's own parser sees it.
 *
 * @param tables the tables of the lake that it names
 * @param describes whether it is a DESCRIBE, SHOW or SUMMARIZE, or holds one
 */
record ReadOnlySql(String text, List<LakeTable> tables, boolean describes) {

    private static final List<LakeTable> ALL =
            Stream.concat(LakeTables.RAW.stream(), LakeTables.DERIVED.stream()).toList();
    private static final Pattern NAME =
            Pattern.compile("\\b(raw|silver|gold)\"?\\s*\\.\\s*\"?(\\w+)", Pattern.CASE_INSENSITIVE);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static List<LakeTable> allTables() {
        return ALL;
    }

    /**
     * Checks a text.
     *
     * @throws LakeException if it is not exactly one statement that reads, or cannot be parsed
     */
    static ReadOnlySql parse(Duck duck, String text) throws SQLException {
        JsonNode parsed = JSON.readTree(serialize(duck, text));
        if (parsed.path("error").asBoolean()) {
            throw refused(parsed);
        }
        if (parsed.path("statements").size() != 1) {
            throw new LakeException("Cannot run the query: it must be one statement, was %d; send them one by one"
                    .formatted(parsed.path("statements").size()));
        }
        return new ReadOnlySql(text, named(text), parsed.toString().contains("\"SHOW_REF\""));
    }

    private static LakeException refused(JsonNode parsed) {
        String message = parsed.path("error_message").asString();
        if (parsed.path("error_type").asString().equals("not implemented")) {
            return new LakeException(
                    "Cannot run the query: only SELECT, WITH, DESCRIBE and SHOW are allowed; the warehouse is read-only");
        }
        return new LakeException(
                "Cannot run the query: " + message.lines().findFirst().orElse(message));
    }

    private static String serialize(Duck duck, String text) throws SQLException {
        try (Connection connection = duck.connect();
                PreparedStatement statement = connection.prepareStatement("SELECT json_serialize_sql(?::VARCHAR)")) {
            statement.setString(1, text);
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getString(1);
            }
        }
    }

    /** A name inside a text or a comment counts too: that plans one table more, and changes no result. */
    private static List<LakeTable> named(String text) {
        Matcher matcher = NAME.matcher(text);
        return matcher.results()
                .map(found -> found.group(1) + "." + found.group(2))
                .distinct()
                .flatMap(name -> ALL.stream().filter(table -> table.name().equalsIgnoreCase(name)))
                .toList();
    }
}
