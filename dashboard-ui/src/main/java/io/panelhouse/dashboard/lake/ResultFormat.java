package io.panelhouse.dashboard.lake;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** How the rows of a query are written. */
enum ResultFormat {

    /** Aligned columns for a person, numbers to the right. */
    TABLE {
        @Override
        void write(ResultSet result, Appendable out) throws SQLException, IOException {
            TextTable table = new TextTable(names(result));
            while (result.next()) {
                table.add(row(result).stream().map(ResultFormat::text).toList(), numbers(result));
            }
            out.append(table.toString());
        }
    },

    /** RFC 4180 with a head line; a null is an empty field. */
    CSV {
        @Override
        void write(ResultSet result, Appendable out) throws SQLException, IOException {
            out.append(line(names(result)));
            while (result.next()) {
                out.append(line(row(result).stream()
                        .map(value -> value == null ? "" : text(value))
                        .toList()));
            }
        }

        private String line(List<String> fields) {
            return String.join(",", fields.stream().map(ResultFormat::quoted).toList()) + "\n";
        }
    },

    /** A list of objects, one a line; numbers are numbers, days and instants are texts. */
    JSON {
        @Override
        void write(ResultSet result, Appendable out) throws SQLException, IOException {
            List<String> names = names(result);
            String before = "[";
            while (result.next()) {
                out.append(before).append('\n').append(object(names, row(result)));
                before = ",";
            }
            out.append(before.equals("[") ? "[]\n" : "\n]\n");
        }

        private String object(List<String> names, List<@Nullable Object> values) {
            java.io.StringWriter text = new java.io.StringWriter();
            try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
                json.writeStartObject();
                for (int i = 0; i < names.size(); i++) {
                    json.writeName(names.get(i));
                    writeValue(json, values.get(i));
                }
                json.writeEndObject();
            }
            return text.toString();
        }

        private void writeValue(JsonGenerator json, @Nullable Object value) {
            switch (value) {
                case null -> json.writeNull();
                case Boolean truth -> json.writeBoolean(truth);
                case Double number when !Double.isFinite(number) -> json.writeNull();
                case Number number -> json.writeNumber(ValueText.of(number));
                default -> json.writeString(ValueText.of(value));
            }
        }
    };

    abstract void write(ResultSet result, Appendable out) throws SQLException, IOException;

    private static List<String> names(ResultSet result) throws SQLException {
        ResultSetMetaData columns = result.getMetaData();
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            names.add(columns.getColumnLabel(i));
        }
        return names;
    }

    private static List<@Nullable Object> row(ResultSet result) throws SQLException {
        List<@Nullable Object> row = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
            row.add(ValueText.read(result, i));
        }
        return row;
    }

    private static List<Boolean> numbers(ResultSet result) throws SQLException {
        List<Boolean> numbers = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
            numbers.add(result.getObject(i) instanceof Number);
        }
        return numbers;
    }

    private static String text(@Nullable Object value) {
        return value == null ? "NULL" : ValueText.of(value);
    }

    private static String quoted(String field) {
        boolean plain = field.chars().noneMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
        return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
    }
}
