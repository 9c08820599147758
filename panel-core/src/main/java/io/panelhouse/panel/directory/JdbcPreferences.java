package io.panelhouse.panel.directory;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.database.PanelDatabase;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@link Preferences} over PostgreSQL. */
public final class JdbcPreferences implements Preferences {

    private final PanelDatabase database;

    public JdbcPreferences(PanelDatabase database) {
        this.database = database;
    }

    @Override
    public Map<String, String> of(Actor actor) {
        ResellerId scope = actor.scope();
        if (scope == null) {
            return Map.of();
        }
        return database.read(actor, handle -> {
            Map<String, String> chosen = new HashMap<>();
            handle.createQuery(
                            "SELECT name, value FROM panel.preference WHERE reseller_id = :scope AND operator = :who")
                    .bind("scope", scope.value())
                    .bind("who", actor.operator())
                    .map((row, context) -> Map.entry(row.getString("name"), row.getString("value")))
                    .forEach(entry -> chosen.put(entry.getKey(), entry.getValue()));
            return chosen;
        });
    }

    @Override
    public void keep(Actor actor, String name, @Nullable String value) {
        ResellerId scope = actor.scope();
        if (scope == null) {
            throw new IllegalArgumentException("Cannot keep a preference of " + actor.operator() + ": it is no person");
        }
        database.transaction(actor, handle -> {
            String sql = value == null
                    ? "DELETE FROM panel.preference WHERE reseller_id = :scope AND operator = :who AND name = :name"
                    : """
                      INSERT INTO panel.preference (reseller_id, operator, name, value)
                      VALUES (:scope, :who, :name, :value)
                      ON CONFLICT (reseller_id, operator, name) DO UPDATE SET value = excluded.value""";
            return handle.createUpdate(sql)
                    .bind("scope", scope.value())
                    .bind("who", actor.operator())
                    .bind("name", name)
                    .bind("value", value)
                    .execute();
        });
    }
}
