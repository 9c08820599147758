package io.panelhouse.dashboard.lake;

import java.util.List;
import java.util.Optional;
import org.apache.iceberg.Schema;

/**
 * What to read: the data files of one snapshot.
 *
 * @param snapshot empty if nothing was ever written
 * @param files paths in the local file system
 */
record PlannedTable(Optional<LakeSnapshot> snapshot, Schema schema, List<String> files) {

    PlannedTable {
        files = List.copyOf(files);
    }

    static PlannedTable empty(Schema schema) {
        return new PlannedTable(Optional.empty(), schema, List.of());
    }

    /** A DuckDB query over the files, with exactly the columns of the schema. */
    String relation() {
        return Relation.over(schema, files);
    }
}
