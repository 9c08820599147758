package io.panelhouse.dashboard.lake;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Makes an immutable value of the row that the result set stands on, and does not move it.
 *
 * <p>Rows are kept by the text of the query and the class of the mapper: a mapper uses the row and nothing else.
 */
@FunctionalInterface
public interface RowMapper<T> {

    /** The value of the present row. */
    T map(ResultSet row) throws SQLException;
}
