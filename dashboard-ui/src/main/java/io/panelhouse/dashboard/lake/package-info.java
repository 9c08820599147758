/**
 * Reads the warehouse: plans one Iceberg snapshot of a table and hands its files to an embedded DuckDB.
 *
 * <p>Promises: a result comes from one whole snapshot and names it; a table with delete files is refused; a query from
 * a screen sees only the rows of its {@link io.panelhouse.dashboard.lake.LakeScope}, because the type that builds it
 * adds the condition. Writes nothing, neither to the catalog nor to the files.
 */
@NullMarked
package io.panelhouse.dashboard.lake;

import org.jspecify.annotations.NullMarked;
