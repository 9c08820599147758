package io.panelhouse.dashboard.lake;

import io.panelhouse.lake.LakeTable;
import io.panelhouse.lake.LakeTables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.CatalogProperties;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotSummary;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.jspecify.annotations.Nullable;

/** Plans snapshots of the tables in the JDBC catalog. Safe for use by many threads. */
final class LakeCatalog implements AutoCloseable {

    private final JdbcCatalog catalog;

    private LakeCatalog(JdbcCatalog catalog) {
        this.catalog = catalog;
    }

    static LakeCatalog open(LakeSettings settings) {
        JdbcCatalog catalog = new JdbcCatalog();
        catalog.initialize(
                LakeTables.CATALOG,
                Map.ofEntries(
                        Map.entry(CatalogProperties.URI, settings.catalogUrl()),
                        Map.entry(CatalogProperties.WAREHOUSE_LOCATION, settings.warehouse()),
                        Map.entry(CatalogProperties.FILE_IO_IMPL, LocalFileIO.class.getName()),
                        Map.entry(CatalogProperties.CLIENT_POOL_SIZE, "2"),
                        Map.entry("jdbc.user", settings.user()),
                        Map.entry("jdbc.password", settings.password()),
                        Map.entry("jdbc.schema-version", "V1")));
        return new LakeCatalog(catalog);
    }

    /** The latest snapshot, or empty if the table has none or does not exist yet. */
    Optional<LakeSnapshot> current(LakeTable table) {
        return load(table).map(Table::currentSnapshot).map(snapshot -> describe(table, snapshot));
    }

    /** The newest snapshot, from the latest backwards, whose summary has the property. */
    Optional<LakeSnapshot> newestWith(LakeTable table, String property) {
        Optional<Table> loaded = load(table);
        Snapshot snapshot = loaded.map(Table::currentSnapshot).orElse(null);
        while (snapshot != null && !snapshot.summary().containsKey(property)) {
            Long parent = snapshot.parentId();
            snapshot = parent == null ? null : loaded.orElseThrow().snapshot(parent);
        }
        return Optional.ofNullable(snapshot).map(found -> describe(table, found));
    }

    /**
     * Lists the files of a snapshot.
     *
     * @param snapshotId null for the latest
     * @param filter files that cannot hold a matching row are left out
     * @throws LakeException if there is no such snapshot, or it has delete files
     */
    PlannedTable plan(LakeTable table, @Nullable Long snapshotId, Expression filter) {
        Optional<Table> loaded = load(table);
        if (loaded.isEmpty()) {
            requireNoSnapshot(table, snapshotId);
            return PlannedTable.empty(table.schema());
        }
        Table found = loaded.get();
        Snapshot snapshot = snapshotId == null ? found.currentSnapshot() : found.snapshot(snapshotId);
        if (snapshot == null) {
            requireNoSnapshot(table, snapshotId);
            return PlannedTable.empty(found.schema());
        }
        requireNoDeleteFiles(table, snapshot);
        Schema schema = snapshotId == null ? found.schema() : schema(found, snapshot);
        return new PlannedTable(Optional.of(describe(table, snapshot)), schema, files(table, found, snapshot, filter));
    }

    private static List<String> files(LakeTable table, Table found, Snapshot snapshot, Expression filter) {
        List<String> files = new ArrayList<>();
        try (CloseableIterable<FileScanTask> tasks = found.newScan()
                .useSnapshot(snapshot.snapshotId())
                .filter(filter)
                .planFiles()) {
            for (FileScanTask task : tasks) {
                if (!task.deletes().isEmpty()) {
                    throw hasDeleteFiles(table, snapshot, task.deletes().size());
                }
                files.add(LocalFileIO.path(task.file().location()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot plan " + table.name(), e);
        }
        return files;
    }

    private static void requireNoDeleteFiles(LakeTable table, Snapshot snapshot) {
        String total = snapshot.summary().get(SnapshotSummary.TOTAL_DELETE_FILES_PROP);
        if (total != null && !total.equals("0")) {
            throw hasDeleteFiles(table, snapshot, Integer.parseInt(total));
        }
    }

    private static LakeException hasDeleteFiles(LakeTable table, Snapshot snapshot, int count) {
        return new LakeException(
                "Cannot read %s: snapshot %d has %d delete file%s, the dashboard reads none; run the upkeep job"
                        .formatted(table.name(), snapshot.snapshotId(), count, count == 1 ? "" : "s"));
    }

    private static void requireNoSnapshot(LakeTable table, @Nullable Long snapshotId) {
        if (snapshotId != null) {
            throw new LakeException("Cannot read %s: it has no snapshot %d; it never had, or it has expired"
                    .formatted(table.name(), snapshotId));
        }
    }

    private static Schema schema(Table table, Snapshot snapshot) {
        Integer id = snapshot.schemaId();
        Schema schema = id == null ? null : table.schemas().get(id);
        return schema == null ? table.schema() : schema;
    }

    private static LakeSnapshot describe(LakeTable table, Snapshot snapshot) {
        return new LakeSnapshot(
                table.name(),
                snapshot.snapshotId(),
                Instant.ofEpochMilli(snapshot.timestampMillis()),
                snapshot.summary());
    }

    private Optional<Table> load(LakeTable table) {
        try {
            return Optional.of(catalog.loadTable(table.identifier()));
        } catch (NoSuchTableException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        catalog.close();
    }
}
