package io.panelhouse.dashboard.reconcile;

import static io.panelhouse.dashboard.reconcile.LedgerCheck.text;

import io.panelhouse.dashboard.lake.LakeAudit;
import io.panelhouse.dashboard.lake.LakeResult;
import io.panelhouse.dashboard.lake.LakeSnapshot;
import io.panelhouse.lake.GoldConsumptionDaily;
import io.panelhouse.lake.LakeTable;
import io.panelhouse.lake.RawLedgerEntry;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;

/**
 * Consumption in gold (M11) = debits of sales less their reversals in raw, and in the journal, up to what the last
 * batch run consumed.
 */
final class GoldCheck {

    /** Where a batch run notes the raw snapshot that it consumed. */
    static final String CONSUMED = "panelhouse.consumed." + RawLedgerEntry.TABLE.name();

    private static final String NAME = "gold consumption = ledger";

    private final PanelDatabase panel;
    private final LakeAudit lake;

    GoldCheck(PanelDatabase panel, LakeAudit lake) {
        this.panel = panel;
        this.lake = lake;
    }

    Check run() throws SQLException {
        LakeTable table = GoldConsumptionDaily.TABLE;
        Optional<LakeSnapshot> run = lake.newestWith(table, CONSUMED);
        SequencedMap<String, String> figures = new LinkedHashMap<>();
        if (run.isEmpty()) {
            figures.put(table.name(), "nothing computed yet");
            return new Check(NAME, figures, List.of());
        }
        OptionalLong snapshot =
                OptionalLong.of(Long.parseLong(run.get().summary().getOrDefault(CONSUMED, "0")));
        Map<Long, BigDecimal> gold = sums(table, OptionalLong.empty(), "sum(credits)", "GROUP BY 1 ORDER BY 1");
        Map<Long, BigDecimal> raw = sums(
                RawLedgerEntry.TABLE,
                snapshot,
                "-sum(amount)",
                "WHERE " + PanelDatabase.SALE + " GROUP BY 1 ORDER BY 1");
        Map<Long, BigDecimal> journal = panel.consumed(consumedRows(snapshot));
        figures.put(table.name(), total(gold));
        figures.put("raw.ledger_entry at " + snapshot.getAsLong(), total(raw));
        figures.put("journal.ledger_entry, same rows", total(journal));
        return new Check(NAME, figures, differences(gold, raw, journal));
    }

    private static List<String> differences(
            Map<Long, BigDecimal> gold, Map<Long, BigDecimal> raw, Map<Long, BigDecimal> journal) {
        Set<Long> resellers = new TreeSet<>(gold.keySet());
        resellers.addAll(raw.keySet());
        resellers.addAll(journal.keySet());
        List<String> differences = new ArrayList<>();
        for (long reseller : resellers) {
            BigDecimal inGold = gold.getOrDefault(reseller, BigDecimal.ZERO);
            BigDecimal inRaw = raw.getOrDefault(reseller, BigDecimal.ZERO);
            BigDecimal inJournal = journal.getOrDefault(reseller, BigDecimal.ZERO);
            if (inGold.compareTo(inRaw) != 0 || inRaw.compareTo(inJournal) != 0) {
                differences.add("Reseller %d consumed %s in gold, %s in raw, %s in the journal"
                        .formatted(reseller, text(inGold), text(inRaw), text(inJournal)));
            }
        }
        return differences;
    }

    private Map<Long, BigDecimal> sums(LakeTable table, OptionalLong snapshot, String sum, String clauses) {
        LakeResult<Map.Entry<Long, BigDecimal>> read = lake.select(
                table,
                snapshot,
                "reseller_id, " + sum,
                clauses,
                row -> Map.entry(row.getLong(1), row.getBigDecimal(2)));
        Map<Long, BigDecimal> sums = new LinkedHashMap<>();
        read.rows().forEach(row -> sums.put(row.getKey(), row.getValue()));
        return sums;
    }

    private Sequences consumedRows(OptionalLong snapshot) {
        return Sequences.of(lake
                .select(
                        RawLedgerEntry.TABLE,
                        snapshot,
                        "sequence",
                        "WHERE " + PanelDatabase.SALE,
                        row -> row.getLong(1))
                .rows()
                .stream()
                .mapToLong(Long::longValue)
                .toArray());
    }

    private static String total(Map<Long, BigDecimal> sums) {
        return text(sums.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
    }
}
