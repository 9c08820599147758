package io.panelhouse.panel.message;

import io.panelhouse.panel.AccessRefusedException;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.audit.JdbcAuditLog;
import io.panelhouse.panel.database.PanelDatabase;
import io.panelhouse.panel.directory.Subtrees;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The words in PostgreSQL. */
public final class JdbcMessageTemplates implements MessageTemplates {

    /** Words are inherited from above, where the actor sees nothing. */
    private static final Actor HOUSE = Actor.house("messages");

    private final PanelDatabase database;
    private final JdbcAuditLog audit;

    public JdbcMessageTemplates(PanelDatabase database, JdbcAuditLog audit) {
        this.database = database;
        this.audit = audit;
    }

    @Override
    public Optional<MessageTemplate> of(Actor actor, ResellerId reseller, MessageKind kind, String language) {
        database.read(actor, handle -> Subtrees.require(handle, actor, reseller));
        return database.read(
                HOUSE,
                handle -> handle.createQuery("""
                        SELECT m.words FROM panel.reseller r
                         CROSS JOIN LATERAL unnest(string_to_array(rtrim(r.path, '/'), '/')::bigint[])
                               WITH ORDINALITY AS up (id, depth)
                          JOIN panel.message_template m ON m.reseller_id = up.id AND m.kind = :kind
                                                       AND m.language = :language
                         WHERE r.id = :reseller ORDER BY up.depth DESC LIMIT 1""")
                        .bind("reseller", reseller.value())
                        .bind("kind", kind.name())
                        .bind("language", language)
                        .map((row, context) -> new MessageTemplate(row.getString("words")))
                        .findOne());
    }

    @Override
    public Map<String, MessageTemplate> own(Actor actor, ResellerId reseller, MessageKind kind) {
        return database.read(actor, handle -> {
            Subtrees.require(handle, actor, reseller);
            Map<String, MessageTemplate> own = new TreeMap<>();
            handle.createQuery("SELECT language, words FROM panel.message_template"
                            + " WHERE reseller_id = :reseller AND kind = :kind")
                    .bind("reseller", reseller.value())
                    .bind("kind", kind.name())
                    .map((row, context) ->
                            Map.entry(row.getString("language"), new MessageTemplate(row.getString("words"))))
                    .forEach(one -> own.put(one.getKey(), one.getValue()));
            return own;
        });
    }

    @Override
    public void change(
            Actor actor, ResellerId reseller, MessageKind kind, String language, Optional<MessageTemplate> template) {
        if (!actor.may(Permission.OWNER)) {
            throw new AccessRefusedException("Cannot change words of reseller " + reseller
                    + ": it needs the permission OWNER; ask an owner to grant it");
        }
        if (!language.matches("[a-z]{2}")) {
            throw new IllegalArgumentException("Invalid language: must be two letters such as de, was " + language);
        }
        database.transaction(actor, handle -> {
            Subtrees.require(handle, actor, reseller);
            String sql = template.isEmpty()
                    ? "DELETE FROM panel.message_template"
                            + " WHERE reseller_id = :reseller AND kind = :kind AND language = :language"
                    : """
                      INSERT INTO panel.message_template (reseller_id, kind, language, words)
                      VALUES (:reseller, :kind, :language, :words)
                      ON CONFLICT (reseller_id, kind, language) DO UPDATE SET words = excluded.words""";
            var update = handle.createUpdate(sql)
                    .bind("reseller", reseller.value())
                    .bind("kind", kind.name())
                    .bind("language", language);
            template.ifPresent(written -> update.bind("words", written.words()));
            update.execute();
            audit.write(
                    handle,
                    actor,
                    "message-change",
                    "reseller " + reseller,
                    Map.of("kind", kind.name(), "language", language),
                    null);
            return reseller;
        });
    }
}
