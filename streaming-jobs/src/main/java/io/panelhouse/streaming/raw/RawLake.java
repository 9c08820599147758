package io.panelhouse.streaming.raw;

import io.panelhouse.lake.LakeTable;
import io.panelhouse.lake.LakeTables;
import io.panelhouse.streaming.RefusedStartException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.table.data.RowData;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.DistributionMode;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.flink.CatalogLoader;
import org.apache.iceberg.flink.TableLoader;
import org.apache.iceberg.flink.sink.IcebergSink;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.apache.iceberg.types.Types.NestedField;

/** The raw tables in the catalog of the lake. */
final class RawLake implements LakePipeline.RawTables {

    /**
     * A table to which nothing was added commits nothing; metadata files are bounded; a row group fits the small memory
     * of six writers.
     */
    private static final Map<String, String> PROPERTIES = Map.of(
            "format-version", "2",
            "flink.max-continuous-empty-commits", Integer.toString(Integer.MAX_VALUE),
            "write.metadata.delete-after-commit.enabled", "true",
            "write.metadata.previous-versions-max", "20",
            "write.parquet.row-group-size-bytes", Integer.toString(16 << 20));

    private final CatalogLoader catalogLoader;

    RawLake(LakeSettings settings) {
        this.catalogLoader = CatalogLoader.custom(
                LakeTables.CATALOG, settings.catalogProperties(), new Configuration(), JdbcCatalog.class.getName());
    }

    /**
     * Creates the tables that are missing.
     *
     * @param resumes whether the job goes on from a checkpoint
     * @throws RefusedStartException if a table differs from its definition, or has data while the job would read its
     *     journal from the beginning
     */
    void prepare(boolean resumes) {
        try (JdbcCatalog catalog = (JdbcCatalog) catalogLoader.loadCatalog()) {
            createNamespace(catalog, Journal.RESELLER.table().identifier().namespace());
            List<String> filled = new ArrayList<>();
            for (Journal journal : Journal.ALL) {
                Table table = createOrLoad(catalog, journal.table());
                requireSameColumns(table, journal.table());
                if (table.currentSnapshot() != null) {
                    filled.add(journal.table().name());
                }
            }
            if (!resumes && !filled.isEmpty()) {
                throw new RefusedStartException(
                        ("Cannot start lake: %s %s data but the job has no checkpoint, so it would append everything a"
                                        + " second time; put its checkpoints back, or drop the raw tables so that they"
                                        + " are read again from the journals")
                                .formatted(String.join(", ", filled), filled.size() == 1 ? "has" : "have"));
            }
        }
    }

    @Override
    public void append(Journal journal, DataStream<RowData> rows) {
        TableLoader loader =
                TableLoader.fromCatalog(catalogLoader, journal.table().identifier());
        IcebergSink.forRowData(rows)
                .tableLoader(loader)
                .uidSuffix("raw-" + journal.label())
                .distributionMode(DistributionMode.NONE)
                .writeParallelism(1)
                .append();
    }

    private static void createNamespace(SupportsNamespaces catalog, Namespace namespace) {
        if (!catalog.namespaceExists(namespace)) {
            try {
                catalog.createNamespace(namespace, Map.of());
            } catch (AlreadyExistsException another) {
                return; // Another engine was faster.
            }
        }
    }

    private static Table createOrLoad(Catalog catalog, LakeTable definition) {
        if (catalog.tableExists(definition.identifier())) {
            return catalog.loadTable(definition.identifier());
        }
        return catalog.buildTable(definition.identifier(), definition.schema())
                .withPartitionSpec(definition.partitioning())
                .withSortOrder(definition.order())
                .withProperties(PROPERTIES)
                .create();
    }

    private static void requireSameColumns(Table table, LakeTable definition) {
        List<String> stored = columns(table.schema().columns());
        List<String> defined = columns(definition.schema().columns());
        if (!stored.equals(defined)) {
            throw new RefusedStartException("Cannot append to %s: the table has columns %s, its definition %s; %s"
                    .formatted(definition.name(), stored, defined, "start the version that wrote it or migrate it"));
        }
    }

    private static List<String> columns(List<NestedField> fields) {
        return fields.stream()
                .map(field -> "%d %s %s%s"
                        .formatted(field.fieldId(), field.name(), field.type(), field.isRequired() ? " required" : ""))
                .toList();
    }
}
