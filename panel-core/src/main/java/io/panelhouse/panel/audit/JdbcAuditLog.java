package io.panelhouse.panel.audit;

import io.panelhouse.panel.AccessRefusedException;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.database.PanelDatabase;
import io.panelhouse.panel.database.SearchText;
import io.panelhouse.panel.database.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** The audit log in PostgreSQL. */
public final class JdbcAuditLog implements AuditLog {

    private static final int MAX_ENTRIES = 1_000;
    private static final int MAX_LENGTH = 200;
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\u0085\\u2028\\u2029]");
    private static final String FITTING = " FROM panel.audit_entry e LEFT JOIN panel.reseller r ON r.id = e.reseller_id"
            + " WHERE (:scope::bigint IS NULL OR r.path LIKE"
            + " (SELECT s.path FROM panel.reseller s WHERE s.id = :scope) || '%')"
            + " AND (:operator::text IS NULL OR lower(e.operator) = lower(:operator))"
            + " AND (:verb::text IS NULL OR e.verb = :verb)"
            + " AND (:object::text IS NULL OR e.object LIKE :object)"
            + " AND (:from::timestamptz IS NULL OR e.at >= :from)"
            + " AND (:until::timestamptz IS NULL OR e.at < :until)";

    private final PanelDatabase database;
    private final InstantSource time;

    public JdbcAuditLog(PanelDatabase database, InstantSource time) {
        this.database = database;
        this.time = time;
    }

    @Override
    public void record(Actor actor, String verb, String object, Map<String, String> detail) {
        record(actor, verb, object, detail, null);
    }

    @Override
    public void record(Actor actor, String verb, String object, Map<String, String> detail, @Nullable String address) {
        database.transaction(actor, handle -> {
            write(handle, actor, verb, object, detail, address);
            return true;
        });
    }

    /** Writes an entry in the transaction of what it tells of. */
    public void write(
            Handle handle,
            Actor actor,
            String verb,
            String object,
            Map<String, String> detail,
            @Nullable String address) {
        ResellerId scope = actor.scope();
        handle.createUpdate(
                        "INSERT INTO panel.audit_entry (at, reseller_id, operator, verb, object, detail, address)"
                                + " VALUES (:at, :reseller, :operator, :verb, :object, jsonb_object(:names, :values), :address)")
                .bind("at", Times.sql(Times.exact(time.instant())))
                .bind("reseller", scope == null ? null : scope.value())
                .bind("operator", clean(actor.operator()))
                .bind("verb", verb)
                .bind("object", clean(object))
                .bind("names", detail.keySet().stream().map(JdbcAuditLog::clean).toArray(String[]::new))
                .bind(
                        "values",
                        detail.values().stream().map(JdbcAuditLog::clean).toArray(String[]::new))
                .bind("address", address == null ? null : clean(address))
                .execute();
    }

    @Override
    public List<AuditEntry> page(Actor actor, AuditFilter filter, @Nullable Long before, int maxEntries) {
        return list(actor, filter, " AND (:before::bigint IS NULL OR e.id < :before)", before, 0, maxEntries);
    }

    @Override
    public List<AuditEntry> slice(Actor actor, AuditFilter filter, long offset, int maxEntries) {
        return list(actor, filter, "", null, offset, maxEntries);
    }

    @Override
    public long count(Actor actor, AuditFilter filter) {
        requireOwner(actor);
        return database.read(
                actor,
                handle -> bound(handle.createQuery("SELECT count(*)" + FITTING), actor, filter)
                        .mapTo(Long.class)
                        .one());
    }

    private List<AuditEntry> list(
            Actor actor, AuditFilter filter, String more, @Nullable Long before, long offset, int maxEntries) {
        requireOwner(actor);
        String sql = "SELECT e.id, e.at, r.name AS reseller_name, e.operator, e.verb, e.object, e.address,"
                + " ARRAY(SELECT jsonb_object_keys(e.detail)) AS names,"
                + " ARRAY(SELECT value FROM jsonb_each_text(e.detail)) AS values"
                + FITTING + more + " ORDER BY e.id DESC LIMIT :limit OFFSET :offset";
        return database.read(actor, handle -> {
            Query query = bound(handle.createQuery(sql), actor, filter)
                    .bind("limit", Math.clamp(maxEntries, 1, MAX_ENTRIES))
                    .bind("offset", Math.max(0, offset));
            if (!more.isEmpty()) {
                query.bind("before", before);
            }
            return query.map((row, context) -> entry(row)).list();
        });
    }

    private static Query bound(Query query, Actor actor, AuditFilter filter) {
        ResellerId scope = actor.scope();
        String object = filter.object();
        String operator = filter.operator();
        String verb = filter.verb();
        return query.bind("scope", scope == null ? null : scope.value())
                .bind("operator", operator == null ? null : SearchText.of(operator))
                .bind("verb", verb == null ? null : SearchText.of(verb))
                .bind("object", object == null ? null : SearchText.prefixPattern(object))
                .bind("from", filter.from() == null ? null : Times.sql(filter.from()))
                .bind("until", filter.until() == null ? null : Times.sql(filter.until()));
    }

    /** One line, as long as the table takes it: what is written here came from people. */
    private static String clean(String text) {
        String line = CONTROL.matcher(text).replaceAll(" ");
        return line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH);
    }

    private static Map<String, String> detail(ResultSet row) throws SQLException {
        String[] names = (String[]) row.getArray("names").getArray();
        String[] values = (String[]) row.getArray("values").getArray();
        Map<String, String> detail = new HashMap<>();
        for (int i = 0; i < names.length; i++) {
            detail.put(names[i], values[i]);
        }
        return detail;
    }

    private static void requireOwner(Actor actor) {
        if (!actor.may(Permission.OWNER)) {
            throw new AccessRefusedException(
                    "Cannot read the audit log: your role does not include it; an owner can give it to you");
        }
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getLong("id"),
                Times.required(row, "at"),
                row.getString("reseller_name"),
                row.getString("operator"),
                row.getString("verb"),
                row.getString("object"),
                detail(row),
                row.getString("address"));
    }
}
