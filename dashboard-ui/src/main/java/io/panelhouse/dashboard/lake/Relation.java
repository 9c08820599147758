package io.panelhouse.dashboard.lake;

import static java.util.stream.Collectors.joining;

import java.util.List;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types.DecimalType;
import org.apache.iceberg.types.Types.NestedField;
import org.apache.iceberg.types.Types.TimestampType;

/**
 * Text of a DuckDB query that reads Parquet files by Iceberg field id, so that renamed and added columns of older files
 * come out right.
 */
final class Relation {

    private Relation() {}

    static String over(Schema schema, List<String> files) {
        if (files.isEmpty()) {
            String columns = schema.columns().stream()
                    .map(column -> "NULL::%s AS %s".formatted(type(column), name(column.name())))
                    .collect(joining(", "));
            return "SELECT %s WHERE false".formatted(columns);
        }
        String paths = files.stream().map(Relation::literal).collect(joining(", "));
        String fields = schema.columns().stream()
                .map(column -> "%d: {name: %s, type: %s, default_value: NULL}"
                        .formatted(column.fieldId(), literal(column.name()), literal(type(column))))
                .collect(joining(", "));
        return "SELECT * FROM read_parquet([%s], schema=MAP {%s})".formatted(paths, fields);
    }

    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    static String name(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    private static String type(NestedField column) {
        Type type = column.type();
        return switch (type.typeId()) {
            case BOOLEAN -> "BOOLEAN";
            case INTEGER -> "INTEGER";
            case LONG -> "BIGINT";
            case FLOAT -> "FLOAT";
            case DOUBLE -> "DOUBLE";
            case DATE -> "DATE";
            case STRING -> "VARCHAR";
            case DECIMAL -> decimal((DecimalType) type);
            case TIMESTAMP -> ((TimestampType) type).shouldAdjustToUTC() ? "TIMESTAMPTZ" : "TIMESTAMP";
            default ->
                throw new LakeException("Cannot read column %s: the dashboard does not know the type %s"
                        .formatted(column.name(), type));
        };
    }

    private static String decimal(DecimalType type) {
        return "DECIMAL(%d,%d)".formatted(type.precision(), type.scale());
    }
}
