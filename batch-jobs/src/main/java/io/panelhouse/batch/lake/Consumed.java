package io.panelhouse.batch.lake;

import io.panelhouse.lake.LakeTable;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;

/**
 * What a snapshot was computed from: the snapshots of its sources and the instant it was computed as of. It is kept in
 * the snapshot's own summary, as {@code panelhouse.consumed.<table>} and {@code panelhouse.as-of}.
 */
public final class Consumed {

    private static final String OURS = "panelhouse.";
    private static final String SOURCE = OURS + "consumed.";
    private static final String AS_OF = OURS + "as-of";

    private final Map<String, String> summary = new TreeMap<>();

    private Consumed() {}

    /** Nothing yet. */
    public static Consumed nothing() {
        return new Consumed();
    }

    /** What the newest snapshot of a table that names anything was computed from. */
    static Consumed by(Table table) {
        Consumed consumed = new Consumed();
        Snapshot snapshot = table.currentSnapshot();
        while (snapshot != null && consumed.summary.isEmpty()) {
            snapshot.summary().forEach((name, value) -> {
                if (name.startsWith(OURS)) {
                    consumed.summary.put(name, value);
                }
            });
            snapshot = snapshot.parentId() == null ? null : table.snapshot(snapshot.parentId());
        }
        return consumed;
    }

    /** What the newest snapshot of a table of the lake was computed from. */
    public static Consumed by(Lake lake, LakeTable table) {
        return by(lake.table(table));
    }

    /** Adds a source. */
    public Consumed with(LakeTable source, long snapshot) {
        if (snapshot >= 0) {
            summary.put(SOURCE + source.name(), Long.toString(snapshot));
        }
        return this;
    }

    /** Sets the instant. */
    public Consumed asOf(Instant instant) {
        summary.put(AS_OF, instant.toString());
        return this;
    }

    /** Adds a source at its newest snapshot. */
    public Consumed with(Lake lake, LakeTable source) {
        Snapshot newest = lake.table(source).currentSnapshot();
        return newest == null ? this : with(source, newest.snapshotId());
    }

    /** Adds a remark, {@code panelhouse.<name>}. */
    public Consumed remark(String name) {
        summary.put(OURS + name, "true");
        return this;
    }

    /**
     * Whether a snapshot of the source with this remark was written after the one that the target has consumed. True
     * too if that cannot be told any more; false for a target that has consumed nothing.
     */
    public static boolean remarkedSince(Lake lake, LakeTable source, LakeTable target, String name) {
        Optional<Long> consumed = by(lake, target).snapshot(source);
        Table table = lake.table(source);
        Snapshot snapshot = table.currentSnapshot();
        if (consumed.isEmpty()) {
            return false;
        }
        while (snapshot != null && snapshot.snapshotId() != consumed.get()) {
            if (snapshot.summary().containsKey(OURS + name)) {
                return true;
            }
            snapshot = snapshot.parentId() == null ? null : table.snapshot(snapshot.parentId());
        }
        return snapshot == null;
    }

    /** The snapshot of a source. */
    public Optional<Long> snapshot(LakeTable source) {
        return Optional.ofNullable(summary.get(SOURCE + source.name())).map(Long::valueOf);
    }

    /** The instant. */
    public Optional<Instant> asOf() {
        return Optional.ofNullable(summary.get(AS_OF)).map(Instant::parse);
    }

    Map<String, String> summary() {
        return summary;
    }
}
