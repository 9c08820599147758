package io.panelhouse.ingest.importing;

import io.panelhouse.ingest.importing.write.HistoryWriter;
import io.panelhouse.panel.history.Standing;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One number of the export beside that of the panel.
 *
 * @param export null where the export does not tell it
 */
record Comparison(String what, @Nullable BigDecimal export, BigDecimal panel) {

    /** What an export of these records can be compared by. */
    static List<Comparison> of(String records, HistoryWriter writer, Standing standing) {
        List<Comparison> comparisons = new ArrayList<>();
        if (records.equals("accounts")) {
            comparisons.add(new Comparison(
                    "accounts",
                    BigDecimal.valueOf(writer.counts().rowsRelevant()),
                    BigDecimal.valueOf(standing.accounts())));
            comparisons.add(new Comparison(
                    "entitled now",
                    BigDecimal.valueOf(writer.totals().entitled()),
                    BigDecimal.valueOf(standing.entitled())));
        }
        if (records.equals("ledger")) {
            comparisons.add(
                    new Comparison("balance of the export", writer.totals().balance(), standing.imported()));
        }
        return comparisons;
    }

    boolean equal() {
        return export != null && export.compareTo(panel) == 0;
    }

    String text() {
        if (export == null) {
            return "%s: the export tells none, panel %s".formatted(what, panel.toPlainString());
        }
        String numbers = "%s: export %s, panel %s".formatted(what, export.toPlainString(), panel.toPlainString());
        return equal()
                ? numbers + ", equal"
                : numbers + ", DIFFERS by " + panel.subtract(export).toPlainString();
    }
}
