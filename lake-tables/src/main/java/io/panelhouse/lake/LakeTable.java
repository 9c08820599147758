package io.panelhouse.lake;

import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.catalog.TableIdentifier;

/**
 * The agreed definition of one Iceberg table.
 *
 * @param grain what one row stands for, completing the sentence "one row per ..."
 */
public record LakeTable(
        TableIdentifier identifier, String grain, Schema schema, PartitionSpec partitioning, SortOrder order) {

    /** Namespace and name, such as {@code gold.auth_daily}. */
    public String name() {
        return identifier.toString();
    }
}
