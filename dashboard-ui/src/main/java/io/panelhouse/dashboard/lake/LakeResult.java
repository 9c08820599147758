package io.panelhouse.dashboard.lake;

import java.util.List;
import java.util.Optional;

/**
 * Rows of one snapshot.
 *
 * @param snapshot empty if the table was never written: no batch run has finished yet
 */
public record LakeResult<T>(List<T> rows, Optional<LakeSnapshot> snapshot) {

    public LakeResult {
        rows = List.copyOf(rows);
    }
}
