package io.panelhouse.dashboard.lake;

import java.time.Instant;
import java.util.Map;

/**
 * The snapshot that a figure was read from.
 *
 * @param table such as {@code gold.consumption_daily}
 * @param committedAt when it was written, UTC
 * @param summary what its writer noted, such as the raw snapshots that a batch run consumed
 */
public record LakeSnapshot(String table, long id, Instant committedAt, Map<String, String> summary) {

    public LakeSnapshot {
        summary = Map.copyOf(summary);
    }
}
