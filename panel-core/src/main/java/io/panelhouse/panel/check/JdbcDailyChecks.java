package io.panelhouse.panel.check;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.database.PanelDatabase;
import io.panelhouse.panel.database.Times;
import io.panelhouse.panel.directory.Subtrees;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Daily checks in PostgreSQL. */
public final class JdbcDailyChecks implements DailyChecks {

    private static final String MINE = " WHERE reseller_id = :reseller AND operator = :operator AND day = :day";

    private final PanelDatabase database;
    private final InstantSource time;

    public JdbcDailyChecks(PanelDatabase database, InstantSource time) {
        this.database = database;
        this.time = time;
    }

    @Override
    public Optional<DailyCheck> today(Actor actor, ResellerId reseller) {
        return database.read(actor, handle -> read(handle, own(handle, actor, reseller)));
    }

    @Override
    public DailyCheck begin(Actor actor, ResellerId reseller) {
        return database.transaction(actor, handle -> {
            Map<String, Object> own = own(handle, actor, reseller);
            begin(handle, own);
            return read(handle, own).orElseThrow();
        });
    }

    @Override
    public DailyCheck see(Actor actor, ResellerId reseller, String item, boolean seen) {
        return database.transaction(actor, handle -> {
            Map<String, Object> own = own(handle, actor, reseller);
            begin(handle, own);
            handle.createUpdate(seen ? """
                                   INSERT INTO panel.daily_check_item (reseller_id, operator, day, item, seen_at)
                                   VALUES (:reseller, :operator, :day, :item, :now) ON CONFLICT DO NOTHING""" : "DELETE FROM panel.daily_check_item" + MINE + " AND item = :item")
                    .bindMap(own)
                    .bind("item", item)
                    .execute();
            return read(handle, own).orElseThrow();
        });
    }

    @Override
    public DailyCheck finish(Actor actor, ResellerId reseller) {
        return database.transaction(actor, handle -> {
            Map<String, Object> own = own(handle, actor, reseller);
            begin(handle, own);
            handle.createUpdate("UPDATE panel.daily_check SET finished_at = coalesce(finished_at, :now)" + MINE)
                    .bindMap(own)
                    .execute();
            return read(handle, own).orElseThrow();
        });
    }

    /** Whose check, of which day, now. */
    private Map<String, Object> own(Handle handle, Actor actor, ResellerId reseller) {
        Instant now = Times.exact(time.instant());
        Map<String, Object> own = new LinkedHashMap<>();
        own.put("reseller", reseller.value());
        own.put("operator", actor.operator());
        own.put(
                "day",
                LocalDate.ofInstant(
                        now, Subtrees.require(handle, actor, reseller).timeZone()));
        own.put("now", Times.sql(now));
        return own;
    }

    private static void begin(Handle handle, Map<String, Object> own) {
        handle.createUpdate("""
                        INSERT INTO panel.daily_check (reseller_id, operator, day, started_at)
                        VALUES (:reseller, :operator, :day, :now) ON CONFLICT DO NOTHING""").bindMap(own).execute();
    }

    private static Optional<DailyCheck> read(Handle handle, Map<String, Object> own) {
        Set<String> seen = new HashSet<>(handle.createQuery("SELECT item FROM panel.daily_check_item" + MINE)
                .bindMap(own)
                .mapTo(String.class)
                .list());
        return handle.createQuery("SELECT day, started_at, finished_at FROM panel.daily_check" + MINE)
                .bindMap(own)
                .map((row, context) -> new DailyCheck(
                        row.getObject("day", LocalDate.class),
                        Times.required(row, "started_at"),
                        Times.optional(row, "finished_at"),
                        seen))
                .findOne();
    }
}
