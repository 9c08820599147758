package io.panelhouse.panel.guide;

import io.panelhouse.panel.AccessRefusedException;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.audit.JdbcAuditLog;
import io.panelhouse.panel.database.PanelDatabase;
import io.panelhouse.panel.database.SearchText;
import io.panelhouse.panel.database.Times;
import io.panelhouse.panel.directory.Subtrees;
import io.panelhouse.panel.message.MessageTemplate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Guides in PostgreSQL. */
public final class JdbcDeviceGuides implements DeviceGuides {

    /** Guides are inherited from above, where the actor sees nothing. */
    private static final Actor HOUSE = Actor.house("guides");

    private static final int LONGEST_TYPE = 80;
    private static final String ABOVE = """
            panel.reseller r
             CROSS JOIN LATERAL unnest(string_to_array(rtrim(r.path, '/'), '/')::bigint[])
                   WITH ORDINALITY AS up (id, depth)
              JOIN panel.device_guide g ON g.reseller_id = up.id
             WHERE r.id = :reseller""";

    private final PanelDatabase database;
    private final InstantSource time;
    private final JdbcAuditLog audit;

    public JdbcDeviceGuides(PanelDatabase database, InstantSource time, JdbcAuditLog audit) {
        this.database = database;
        this.time = time;
        this.audit = audit;
    }

    @Override
    public Optional<MessageTemplate> of(Actor actor, ResellerId reseller, String deviceType, String language) {
        database.read(actor, handle -> Subtrees.require(handle, actor, reseller));
        return database.read(
                HOUSE,
                handle -> handle.createQuery(
                                "SELECT g.words FROM " + ABOVE
                                        + " AND g.device_type = :type AND g.language = :language ORDER BY up.depth DESC LIMIT 1")
                        .bind("reseller", reseller.value())
                        .bind("type", key(deviceType))
                        .bind("language", language)
                        .map((row, context) -> new MessageTemplate(row.getString("words")))
                        .findOne());
    }

    @Override
    public boolean own(Actor actor, ResellerId reseller, String deviceType, String language) {
        return database.read(actor, handle -> {
            Subtrees.require(handle, actor, reseller);
            return handle.createQuery("SELECT EXISTS (SELECT FROM panel.device_guide WHERE reseller_id = :reseller"
                            + " AND device_type = :type AND language = :language)")
                    .bind("reseller", reseller.value())
                    .bind("type", key(deviceType))
                    .bind("language", language)
                    .mapTo(Boolean.class)
                    .one();
        });
    }

    @Override
    public void change(
            Actor actor, ResellerId reseller, String deviceType, String language, Optional<MessageTemplate> words) {
        if (!actor.may(Permission.OWNER)) {
            throw new AccessRefusedException("Cannot change guides of reseller " + reseller
                    + ": it needs the permission OWNER; ask an owner to grant it");
        }
        String type = key(deviceType);
        if (type.isEmpty() || type.length() > LONGEST_TYPE) {
            throw new IllegalArgumentException(
                    "Invalid device type: must have 1 to " + LONGEST_TYPE + " characters, was " + type.length());
        }
        if (!language.matches("[a-z]{2}")) {
            throw new IllegalArgumentException("Invalid language: must be two letters such as de, was " + language);
        }
        database.transaction(actor, handle -> {
            Subtrees.require(handle, actor, reseller);
            String sql = words.isEmpty()
                    ? "DELETE FROM panel.device_guide"
                            + " WHERE reseller_id = :reseller AND device_type = :type AND language = :language"
                    : """
                      INSERT INTO panel.device_guide (reseller_id, device_type, language, words)
                      VALUES (:reseller, :type, :language, :words)
                      ON CONFLICT (reseller_id, device_type, language) DO UPDATE SET words = excluded.words""";
            var update = handle.createUpdate(sql)
                    .bind("reseller", reseller.value())
                    .bind("type", type)
                    .bind("language", language);
            words.ifPresent(written -> update.bind("words", written.words()));
            update.execute();
            audit.write(
                    handle,
                    actor,
                    "guide-change",
                    "reseller " + reseller,
                    Map.of("type", type, "language", language),
                    null);
            return reseller;
        });
    }

    @Override
    public GuideCoverage coverage(Actor actor, ResellerId root, Duration past) {
        List<GuideCoverage.SeenType> seen = database.read(
                actor,
                handle -> handle.createQuery("""
                                SELECT mode() WITHIN GROUP (ORDER BY coalesce(trim(d.device_type), '')) AS type,
                                       count(*) AS devices
                                  FROM panel.device d
                                  JOIN panel.reseller r ON r.id = d.reseller_id AND r.path LIKE :path || '%'
                                 WHERE d.last_seen >= :since
                                 GROUP BY lower(coalesce(trim(d.device_type), '')) ORDER BY 2 DESC, 1""")
                        .bind("path", Subtrees.require(handle, actor, root).path())
                        .bind("since", Times.sql(time.instant().minus(past)))
                        .map((row, context) ->
                                new GuideCoverage.SeenType(row.getString("type"), row.getLong("devices"), false))
                        .list());
        Set<String> written = written(root);
        return new GuideCoverage(seen.stream()
                .map(type ->
                        new GuideCoverage.SeenType(type.type(), type.devices(), written.contains(key(type.type()))))
                .toList());
    }

    private Set<String> written(ResellerId reseller) {
        return new HashSet<>(database.read(
                HOUSE,
                handle -> handle.createQuery("SELECT DISTINCT g.device_type FROM " + ABOVE)
                        .bind("reseller", reseller.value())
                        .mapTo(String.class)
                        .list()));
    }

    private static String key(String deviceType) {
        return SearchText.of(deviceType).strip().toLowerCase(Locale.ROOT);
    }
}
