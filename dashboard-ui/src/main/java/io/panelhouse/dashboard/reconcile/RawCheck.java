package io.panelhouse.dashboard.reconcile;

import io.panelhouse.dashboard.lake.LakeAudit;
import io.panelhouse.lake.LakeTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SequencedMap;

/** Journal rows = raw rows: none missing, none doubled, none invented. */
final class RawCheck {

    private final PanelDatabase panel;
    private final LakeAudit lake;

    RawCheck(PanelDatabase panel, LakeAudit lake) {
        this.panel = panel;
        this.lake = lake;
    }

    /** Waits until raw has caught up with what is committed now, then compares. */
    List<Check> run(Duration patience) throws Exception {
        Map<LakeTable, Sequences> before = panel.journals();
        Patience.until(patience, () -> caughtUp(before));
        Map<LakeTable, Sequences> raw = new LinkedHashMap<>();
        before.forEach((table, rows) -> raw.put(table, rawUpTo(table, rows.max())));
        Map<LakeTable, Sequences> after = panel.journals();
        Sequences none = Sequences.of();
        return before.entrySet().stream()
                .map(entry -> compare(
                        entry.getKey(),
                        entry.getValue(),
                        raw.getOrDefault(entry.getKey(), none),
                        after.getOrDefault(entry.getKey(), none)))
                .toList();
    }

    private boolean caughtUp(Map<LakeTable, Sequences> journals) {
        return journals.entrySet().stream()
                .allMatch(entry -> count(entry.getKey(), entry.getValue().max())
                        >= entry.getValue().count());
    }

    private long count(LakeTable table, long limit) {
        return lake.select(
                        table,
                        OptionalLong.empty(),
                        "count(DISTINCT sequence)",
                        "WHERE sequence <= " + limit,
                        row -> row.getLong(1))
                .rows()
                .getFirst();
    }

    private Sequences rawUpTo(LakeTable table, long limit) {
        return Sequences.of(lake
                .select(table, OptionalLong.empty(), "sequence", "WHERE sequence <= " + limit, row -> row.getLong(1))
                .rows()
                .stream()
                .mapToLong(Long::longValue)
                .toArray());
    }

    /**
     * Compares.
     *
     * @param before the journal when the check began: all of it must be in raw
     * @param after the journal after raw was read: a row that committed late may be in raw already
     */
    static Check compare(LakeTable table, Sequences before, Sequences raw, Sequences after) {
        String journal = PanelDatabase.journal(table);
        List<String> differences = new ArrayList<>();
        Sequences missing = before.without(raw);
        if (missing.count() > 0) {
            differences.add("%d rows of %s are not in %s: sequence %s"
                    .formatted(missing.count(), journal, table.name(), missing));
        }
        Sequences doubled = raw.doubled();
        if (doubled.count() > 0) {
            differences.add(
                    "%d rows are in %s more than once: sequence %s".formatted(doubled.count(), table.name(), doubled));
        }
        Sequences invented = raw.without(after);
        if (invented.count() > 0) {
            differences.add("%d rows of %s are not in %s: sequence %s"
                    .formatted(invented.count(), table.name(), journal, invented));
        }
        SequencedMap<String, String> figures = new LinkedHashMap<>();
        figures.put(journal, before.figures());
        figures.put(table.name(), raw.figures());
        return new Check("%s = %s".formatted(table.name(), journal), figures, differences);
    }
}
