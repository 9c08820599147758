package io.panelhouse.panel.directory;

import io.panelhouse.panel.Permission;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.database.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Set;

/** How operators stand in the database. */
public final class OperatorRows {

    /** The columns that {@link #operator} reads, of table {@code o}. */
    public static final String COLUMNS = "o.id, o.name, o.role, o.reseller_id, o.permissions, o.disabled_at,"
            + " o.password_expires_at IS NOT NULL AS temporary, o.second_factor IS NOT NULL AS has_second_factor";

    private OperatorRows() {}

    /** A row of {@link #COLUMNS}. */
    public static Operator operator(ResultSet row) throws SQLException {
        return new Operator(
                row.getLong("id"),
                row.getString("name"),
                OperatorRole.valueOf(row.getString("role")),
                new ResellerId(row.getLong("reseller_id")),
                permissions((String[]) row.getArray("permissions").getArray()),
                Times.optional(row, "disabled_at"),
                row.getBoolean("temporary"),
                row.getBoolean("has_second_factor"));
    }

    /** Permissions as the database keeps them. */
    static String[] names(Set<Permission> permissions) {
        return permissions.stream().map(Enum::name).sorted().toArray(String[]::new);
    }

    static Set<Permission> permissions(String[] names) {
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        for (String name : names) {
            permissions.add(Permission.valueOf(name));
        }
        return permissions;
    }
}
