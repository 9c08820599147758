package io.panelhouse.panel.history;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What became of rows, by their keys; those in neither set were there already.
 *
 * @param added keys of the rows that were new
 * @param gaps of balances that were made up for, in order
 */
public record ImportedRows(Set<String> added, List<RefusedRow> refused, List<BalanceGap> gaps) {

    public static final ImportedRows NONE = new ImportedRows(Set.of(), List.of(), List.of());

    public ImportedRows {
        added = Set.copyOf(added);
        refused = List.copyOf(refused);
        gaps = List.copyOf(gaps);
    }

    /** Both together. */
    public ImportedRows plus(ImportedRows other) {
        Set<String> allAdded = new HashSet<>(added);
        allAdded.addAll(other.added);
        List<RefusedRow> allRefused = new ArrayList<>(refused);
        allRefused.addAll(other.refused);
        List<BalanceGap> allGaps = new ArrayList<>(gaps);
        allGaps.addAll(other.gaps);
        return new ImportedRows(allAdded, allRefused, allGaps);
    }
}
