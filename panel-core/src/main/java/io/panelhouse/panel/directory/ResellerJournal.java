package io.panelhouse.panel.directory;

import io.panelhouse.panel.database.Times;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** Writes resellers as they are now into their journal. */
final class ResellerJournal {

    private ResellerJournal() {}

    /**
     * One row for each reseller, parents first.
     *
     * @param paths a path, or with {@code %} at its end also all below it
     */
    static void write(Handle handle, String paths, Instant at) {
        handle.createUpdate("""
                        INSERT INTO journal.reseller (reseller_id, parent_id, name, path, time_zone, grace_days,
                               credit_thresholds, debits_per_minute, occurred_at)
                        SELECT id, parent_id, name, path, time_zone, grace_days,
                               coalesce(panel.effective_setting(path, 'creditThresholds'), ''),
                               panel.effective_setting(path, 'debitsPerMinute')::int, :at
                          FROM panel.reseller
                         WHERE path LIKE :paths ORDER BY string_to_array(rtrim(path, '/'), '/')::bigint[]""").bind("paths", paths).bind("at", Times.sql(at)).execute();
    }
}
