package io.panelhouse.dashboard.lake;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** A value of DuckDB as text: decimals without trailing zeros, times in UTC in ISO form. */
final class ValueText {

    private ValueText() {}

    static @Nullable Object read(ResultSet result, int column) throws SQLException {
        if (result.getMetaData().getColumnType(column) == Types.TIMESTAMP) {
            return result.getObject(column, LocalDateTime.class);
        }
        return result.getObject(column);
    }

    static String of(Object value) {
        return switch (value) {
            case BigDecimal number -> plain(number);
            case Double number when Double.isFinite(number) -> plain(BigDecimal.valueOf(number));
            case Float number when Float.isFinite(number) -> plain(new BigDecimal(number.toString()));
            default -> value.toString();
        };
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
