package io.panelhouse.ingest.importing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.panelhouse.ingest.importing.write.HistoryWriter;
import io.panelhouse.ingest.importing.write.RowCounts;
import io.panelhouse.panel.history.BalanceGap;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The outcome of an import, for a person and for a program.
 *
 * @param rows what became of the rows
 * @param added journal rows that were added
 * @param heldBefore journal rows of this source before, by journal and sort
 * @param held the same now
 * @param gaps of balances that adjustment entries made up for
 * @param comparisons of the export with the panel
 */
record ImportReport(
        String source,
        String reseller,
        boolean resellerCreated,
        boolean dryRun,
        RowCounts rows,
        long added,
        Map<String, Long> heldBefore,
        Map<String, Long> held,
        List<HistoryWriter.PlacedGap> gaps,
        List<Comparison> comparisons) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** Whether the journal holds exactly what it held before and what was added. */
    boolean reconciles() {
        return total(held) == total(heldBefore) + added;
    }

    String json() {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("source", source);
        content.put("reseller", reseller);
        content.put("resellerCreated", resellerCreated);
        content.put("dryRun", dryRun);
        content.put("rowsRead", rows.rowsRead());
        content.put("rowsImported", rows.rowsImported());
        content.put("rowsAlreadyThere", rows.rowsAlreadyThere());
        content.put("rowsNotRelevant", total(rows.rowsNotRelevant()));
        content.put("rowsRejected", total(rows.rowsRejected()));
        content.put("notRelevant", reasons(rows.rowsNotRelevant()));
        content.put("rejected", reasons(rows.rowsRejected()));
        content.put("journalRowsAdded", added);
        content.put("journalHolds", held);
        content.put("adjustments", gaps.stream().map(ImportReport::content).toList());
        content.put(
                "comparisons", comparisons.stream().map(ImportReport::content).toList());
        content.put("reconciles", reconciles());
        try {
            return JSON.writeValueAsString(content);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The lines that an import ends with. */
    String text() {
        var text = new StringBuilder();
        line(text, "rows read", rows.rowsRead());
        line(text, dryRun ? "would be imported" : "imported", rows.rowsImported());
        line(text, "already there", rows.rowsAlreadyThere());
        line(text, "not relevant", total(rows.rowsNotRelevant()));
        reasons(text, rows.rowsNotRelevant(), false);
        line(text, "rejected", total(rows.rowsRejected()));
        reasons(text, rows.rowsRejected(), true);
        if (!gaps.isEmpty()) {
            line(text, "adjusted balances", gaps.size());
            gaps.forEach(gap -> text.append("  ").append(inWords(gap)).append('\n'));
        }
        comparisons.forEach(comparison -> text.append(comparison.text()).append('\n'));
        text.append("reconciliation: the journal holds of ").append(source).append(":\n");
        if (held.isEmpty()) {
            text.append("    nothing\n");
        }
        held.forEach((sort, count) -> text.append("  %,13d  %s\n".formatted(count, sort)));
        text.append(
                reconciles()
                        ? "  as expected: %,d before and %,d added\n".formatted(total(heldBefore), added)
                        : "  NOT as expected: %,d before and %,d added\n".formatted(total(heldBefore), added));
        return text.toString();
    }

    private static String inWords(HistoryWriter.PlacedGap placed) {
        BalanceGap gap = placed.gap();
        BigDecimal expected = gap.expected();
        return "%s: expected %s, had %s, adjusted by %s"
                .formatted(
                        placed.place(),
                        expected == null ? "at least 0" : expected.toPlainString(),
                        gap.had().toPlainString(),
                        gap.adjusted().toPlainString());
    }

    private static Map<String, Object> content(HistoryWriter.PlacedGap placed) {
        BalanceGap gap = placed.gap();
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("row", placed.place());
        BigDecimal expected = gap.expected();
        if (expected != null) {
            content.put("expected", expected);
        }
        content.put("had", gap.had());
        content.put("adjusted", gap.adjusted());
        return content;
    }

    private static Map<String, Object> content(Comparison comparison) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("what", comparison.what());
        BigDecimal export = comparison.export();
        if (export != null) {
            content.put("export", export);
        }
        content.put("panel", comparison.panel());
        content.put("equal", comparison.equal());
        return content;
    }

    private static void line(StringBuilder text, String name, long count) {
        text.append("%-18s %,10d\n".formatted(name, count));
    }

    private static void reasons(StringBuilder text, List<RowCounts.Reason> reasons, boolean withPlaces) {
        for (RowCounts.Reason reason : reasons) {
            text.append("  %,13d  %s".formatted(reason.rows(), reason.text()));
            if (withPlaces) {
                text.append(" (").append(String.join(", ", reason.places()));
                text.append(reason.rows() > reason.places().size() ? ", …)" : ")");
            }
            text.append('\n');
        }
    }

    private static List<Map<String, Object>> reasons(List<RowCounts.Reason> reasons) {
        return reasons.stream()
                .map(reason -> {
                    Map<String, Object> one = new LinkedHashMap<>();
                    one.put("reason", reason.text());
                    one.put("rows", reason.rows());
                    one.put("first", reason.places());
                    return one;
                })
                .toList();
    }

    private static long total(List<RowCounts.Reason> reasons) {
        return reasons.stream().mapToLong(RowCounts.Reason::rows).sum();
    }

    private static long total(Map<String, Long> held) {
        return held.values().stream().mapToLong(Long::longValue).sum();
    }
}
