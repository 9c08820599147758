package io.panelhouse.panel.directory;

import io.panelhouse.panel.AccessRefusedException;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.audit.JdbcAuditLog;
import io.panelhouse.panel.database.PanelDatabase;
import io.panelhouse.panel.database.RowBatch;
import io.panelhouse.panel.database.Times;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The settings in PostgreSQL. */
public final class JdbcSettings implements Settings {

    /** Settings are inherited from above, where the actor sees nothing. */
    private static final Actor HOUSE = Actor.house("settings");

    /** What those who read the journal of resellers go by. */
    private static final Set<Setting> JOURNALED = EnumSet.of(Setting.CREDIT_THRESHOLDS, Setting.DEBITS_PER_MINUTE);

    private final PanelDatabase database;
    private final InstantSource time;
    private final JdbcAuditLog audit;

    public JdbcSettings(PanelDatabase database, InstantSource time, JdbcAuditLog audit) {
        this.database = database;
        this.time = time;
        this.audit = audit;
    }

    @Override
    public ResellerSettings of(Actor actor, ResellerId reseller) {
        database.read(actor, handle -> Subtrees.require(handle, actor, reseller));
        return database.read(HOUSE, handle -> effective(handle.getConnection(), List.of(reseller)))
                .getOrDefault(reseller, ResellerSettings.DEFAULTS);
    }

    /** What holds for each of these resellers; one for which nobody has decided anything may be missing. */
    public static Map<ResellerId, ResellerSettings> effective(Connection connection, Collection<ResellerId> resellers)
            throws SQLException {
        List<Row> rows = new RowBatch<>(List.copyOf(resellers))
                .bigint(ResellerId::value)
                .query(
                        connection,
                        """
                SELECT DISTINCT ON (r.id, s.name) r.id, s.name, s.value #>> '{}' AS value
                  FROM panel.reseller r
                 CROSS JOIN LATERAL unnest(string_to_array(rtrim(r.path, '/'), '/')::bigint[])
                       WITH ORDINALITY AS up (id, depth)
                  JOIN panel.setting s ON s.reseller_id = up.id
                 WHERE r.id = ANY (?) ORDER BY r.id, s.name, up.depth DESC""",
                        row -> new Row(
                                new ResellerId(row.getLong("id")), row.getString("name"), row.getString("value")));
        Map<ResellerId, Map<Setting, String>> values = new HashMap<>();
        for (Row row : rows) {
            Setting.of(row.name)
                    .ifPresent(setting -> values.computeIfAbsent(row.reseller, id -> new EnumMap<>(Setting.class))
                            .put(setting, row.value));
        }
        Map<ResellerId, ResellerSettings> settings = new HashMap<>();
        values.forEach((reseller, own) -> settings.put(reseller, ResellerSettings.of(own)));
        return settings;
    }

    @Override
    public Map<Setting, String> own(Actor actor, ResellerId reseller) {
        return database.read(actor, handle -> {
            Subtrees.require(handle, actor, reseller);
            Map<Setting, String> own = new EnumMap<>(Setting.class);
            handle.createQuery("SELECT name, value #>> '{}' AS value FROM panel.setting WHERE reseller_id = :reseller")
                    .bind("reseller", reseller.value())
                    .map((row, context) -> new Row(reseller, row.getString("name"), row.getString("value")))
                    .forEach(row -> Setting.of(row.name).ifPresent(setting -> own.put(setting, row.value)));
            return own;
        });
    }

    @Override
    public void change(Actor actor, ResellerId reseller, Map<Setting, Optional<String>> values) {
        Map<Setting, String> json = new EnumMap<>(Setting.class);
        values.forEach((setting, value) -> value.ifPresent(given -> json.put(setting, setting.json(given))));
        if (!actor.may(Permission.OWNER)) {
            throw new AccessRefusedException("Cannot change settings of reseller " + reseller
                    + ": it needs the permission OWNER; ask an owner to grant it");
        }
        boolean journaled = !Collections.disjoint(values.keySet(), JOURNALED);
        database.transaction(actor, handle -> {
            if (journaled) {
                // What is written holds for the tree as it is; nobody moves it or decides above or below meanwhile.
                TreeLock.toReshape(handle);
            }
            Reseller of = Subtrees.require(handle, actor, reseller);
            for (Setting setting : values.keySet()) {
                if (setting.setFromAbove() && !setsFromAbove(actor, of)) {
                    throw new AccessRefusedException("Cannot change setting " + setting.key() + " of reseller "
                            + of.name() + ": only a reseller above it may");
                }
                write(handle, reseller, setting, json.get(setting));
            }
            if (journaled) {
                ResellerJournal.write(handle, of.path() + "%", Times.exact(time.instant()));
            }
            audit.write(handle, actor, "settings-changed", "reseller " + reseller, words(values), null);
            return of;
        });
    }

    /** By the names of the settings: the new value, or that it is inherited again. */
    private static Map<String, String> words(Map<Setting, Optional<String>> values) {
        Map<String, String> words = new TreeMap<>();
        values.forEach((setting, value) -> words.put(setting.key(), value.orElse("inherited")));
        return words;
    }

    private static boolean setsFromAbove(Actor actor, Reseller reseller) {
        ResellerId scope = actor.scope();
        return scope == null || !scope.equals(reseller.id()) || reseller.parentId() == null;
    }

    private static void write(Handle handle, ResellerId reseller, Setting setting, @Nullable String json) {
        String sql = json == null ? "DELETE FROM panel.setting WHERE reseller_id = :reseller AND name = :name" : """
                INSERT INTO panel.setting (reseller_id, name, value) VALUES (:reseller, :name, :value::jsonb)
                ON CONFLICT (reseller_id, name) DO UPDATE SET value = excluded.value""";
        var update = handle.createUpdate(sql).bind("reseller", reseller.value()).bind("name", setting.key());
        if (json != null) {
            update.bind("value", json);
        }
        update.execute();
    }

    private record Row(ResellerId reseller, String name, String value) {}
}
