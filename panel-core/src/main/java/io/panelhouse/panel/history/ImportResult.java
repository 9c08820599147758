package io.panelhouse.panel.history;

import java.util.ArrayList;
import java.util.List;

/** What became of the rows of an import: <i>rows given = added + alreadyThere + refused</i>. */
public record ImportResult(int added, int alreadyThere, List<RefusedRow> refused) {

    public static final ImportResult EMPTY = new ImportResult(0, 0, List.of());

    public ImportResult {
        refused = List.copyOf(refused);
    }

    /** Both together. */
    public ImportResult plus(ImportResult other) {
        List<RefusedRow> all = new ArrayList<>(refused);
        all.addAll(other.refused);
        return new ImportResult(added + other.added, alreadyThere + other.alreadyThere, all);
    }
}
