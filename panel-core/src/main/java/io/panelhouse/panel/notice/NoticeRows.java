package io.panelhouse.panel.notice;

import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.alert.AlertEpisode;
import io.panelhouse.panel.alert.AlertKind;
import io.panelhouse.panel.alert.JdbcAlerts;
import io.panelhouse.panel.database.Times;
import io.panelhouse.panel.notice.NoticePreference.Choice;
import io.panelhouse.panel.notice.NoticePreference.Digest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** How notices stand in the tables. */
final class NoticeRows {

    static final String READER = """
            SELECT p.*, o.name AS operator, r.name AS reseller_name, r.time_zone, o.disabled_at,
                   (SELECT value FROM panel.preference l WHERE l.reseller_id = o.reseller_id AND l.operator = o.name
                       AND l.name = 'language') AS language,
                   (SELECT value FROM panel.preference z WHERE z.reseller_id = o.reseller_id AND z.operator = o.name
                       AND z.name = 'zone') AS own_zone
              FROM panel.notice_preference p
              JOIN panel.operator o ON o.id = p.operator_id AND o.disabled_at IS NULL
              JOIN panel.reseller r ON r.id = o.reseller_id AND r.disabled_at IS NULL AND r.deleted_at IS NULL
            """;

    private NoticeRows() {}

    static NoticePreference preference(ResultSet row) throws SQLException {
        return new NoticePreference(row.getString("address"), row.getString("wanted_address"), choice(row));
    }

    private static Choice choice(ResultSet row) throws SQLException {
        Set<AlertKind> kinds = EnumSet.noneOf(AlertKind.class);
        for (String name : (String[]) row.getArray("kinds").getArray()) {
            kinds.add(AlertKind.valueOf(name));
        }
        return new Choice(
                kinds,
                row.getObject("quiet_from", LocalTime.class),
                row.getObject("quiet_to", LocalTime.class),
                digest(row.getObject("digest", Boolean.class)),
                row.getObject("digest_at", LocalTime.class));
    }

    private static Digest digest(@Nullable Boolean flag) {
        if (flag == null) {
            return Digest.BY_SIZE;
        }
        return flag ? Digest.ON : Digest.OFF;
    }

    static @Nullable Boolean flag(Digest digest) {
        return switch (digest) {
            case BY_SIZE -> null;
            case ON -> true;
            case OFF -> false;
        };
    }

    static String[] names(Set<AlertKind> kinds) {
        return kinds.stream().sorted().map(AlertKind::name).toArray(String[]::new);
    }

    static Notice notice(ResultSet row) throws SQLException {
        String kind = row.getString("kind");
        String outcome = row.getString("outcome");
        return new Notice(
                row.getLong("id"),
                kind == null ? null : AlertKind.valueOf(kind),
                Times.required(row, "created_at"),
                row.getInt("attempts"),
                Times.required(row, "next_at"),
                Times.optional(row, "settled_at"),
                outcome == null ? null : Notice.Outcome.valueOf(outcome),
                row.getString("last_error"));
    }

    static DueNotice.Reader reader(ResultSet row) throws SQLException {
        return new DueNotice.Reader(
                row.getLong("operator_id"),
                row.getString("operator"),
                new ResellerId(row.getLong("reseller_id")),
                row.getString("reseller_name"),
                row.getString("address"),
                row.getString("language"),
                zone(row.getString("own_zone"), row.getString("time_zone")),
                choice(row));
    }

    private static ZoneId zone(@Nullable String own, String resellers) {
        try {
            return ZoneId.of(own == null ? resellers : own);
        } catch (DateTimeException unknown) {
            return ZoneId.of(resellers);
        }
    }

    /** A claimed notice; its reader has no address if the operator or the reseller was disabled meanwhile. */
    static DueNotice due(Handle handle, long id) {
        Claimed claimed = handle.createQuery(
                        "SELECT operator_id, reseller_id, attempts, created_at, alert_id, digest_day FROM panel.notice WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> new Claimed(
                        row.getLong("operator_id"),
                        row.getLong("reseller_id"),
                        row.getInt("attempts"),
                        Times.required(row, "created_at"),
                        row.getObject("alert_id", Long.class),
                        row.getObject("digest_day", LocalDate.class)))
                .one();
        DueNotice.Reader reader = handle.createQuery(READER + " WHERE o.id = :id")
                .bind("id", claimed.operator)
                .map((row, context) -> reader(row))
                .findOne()
                .orElseGet(() -> gone(claimed));
        Long alert = claimed.alert;
        AlertEpisode episode = alert == null ? null : JdbcAlerts.find(handle, alert);
        return new DueNotice(id, claimed.attempts, claimed.createdAt, episode, claimed.day, reader);
    }

    private static DueNotice.Reader gone(Claimed claimed) {
        return new DueNotice.Reader(
                claimed.operator,
                "",
                new ResellerId(claimed.reseller),
                "",
                null,
                null,
                ZoneId.of("UTC"),
                NoticePreference.NONE.choice());
    }

    static Tries tries(Handle handle, long id) {
        return handle.createQuery("SELECT attempts, created_at FROM panel.notice WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> new Tries(row.getInt("attempts"), Times.required(row, "created_at")))
                .one();
    }

    /** How often it was tried since when. */
    record Tries(int attempts, Instant createdAt) {}

    private record Claimed(
            long operator,
            long reseller,
            int attempts,
            Instant createdAt,
            @Nullable Long alert,
            @Nullable LocalDate day) {}
}
