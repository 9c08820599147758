package io.panelhouse.dashboard.lake;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Makes an immutable value of the row that the result set stands on, and does not move it. */
@FunctionalInterface
public interface RowMapper<T> {

    /** The value of the present row. */
    T map(ResultSet row) throws SQLException;
}
