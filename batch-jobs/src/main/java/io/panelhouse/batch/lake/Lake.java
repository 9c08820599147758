package io.panelhouse.batch.lake;

import io.panelhouse.lake.LakeTable;
import io.panelhouse.lake.LakeTables;
import java.util.Map;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.spark.SparkCatalog;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The lake through one local Spark session, whose zone is UTC. One per process.
 *
 * <p>Threads: confined to one.
 */
public final class Lake implements AutoCloseable {

    private final SparkSession spark;
    private final Catalog catalog;

    private Lake(SparkSession spark) {
        this.spark = spark;
        this.catalog =
                ((SparkCatalog) spark.sessionState().catalogManager().catalog(LakeTables.CATALOG)).icebergCatalog();
    }

    /**
     * Starts Spark in this process, listening on the loopback address only, or, where a cluster's submission has named
     * the master, joins that.
     */
    public static Lake open(LakeSettings settings) {
        String prefix = "spark.sql.catalog." + LakeTables.CATALOG;
        SparkSession.Builder builder = SparkSession.builder()
                .appName("panelhouse-batch")
                .config("spark.sql.shuffle.partitions", 2)
                .config("spark.sql.adaptive.enabled", false)
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.sql.datetime.java8API.enabled", true)
                // Spark 4.1's check between optimizer rules takes sound plans over Iceberg tables for unresolved ones.
                .config("spark.sql.lightweightPlanChangeValidation", false)
                .config("spark.sql.catalogImplementation", "in-memory")
                .config("spark.sql.defaultCatalog", LakeTables.CATALOG)
                .config(prefix, SparkCatalog.class.getName())
                .config(prefix + ".catalog-impl", "org.apache.iceberg.jdbc.JdbcCatalog")
                .config(prefix + ".uri", settings.catalogUrl())
                .config(prefix + ".jdbc.user", settings.user())
                .config(prefix + ".jdbc.password", settings.password())
                .config(prefix + ".jdbc.schema-version", "V1")
                .config(prefix + ".warehouse", settings.warehouse())
                .config(prefix + ".cache-enabled", false);
        if (System.getProperty("spark.master") == null) {
            builder = builder.master("local[2]")
                    .config("spark.ui.enabled", false)
                    .config("spark.driver.host", "127.0.0.1")
                    .config("spark.driver.bindAddress", "127.0.0.1");
        }
        if (settings.scratch() != null) {
            builder = builder.config("spark.local.dir", settings.scratch());
        }
        return new Lake(builder.getOrCreate());
    }

    /** The session. */
    public SparkSession spark() {
        return spark;
    }

    /** Creates the table and its namespace where they do not exist. */
    public void create(LakeTable table) {
        if (catalog.tableExists(table.identifier())) {
            return;
        }
        SupportsNamespaces namespaces = (SupportsNamespaces) catalog;
        try {
            if (!namespaces.namespaceExists(table.identifier().namespace())) {
                namespaces.createNamespace(table.identifier().namespace());
            }
            catalog.buildTable(table.identifier(), table.schema())
                    .withPartitionSpec(table.partitioning())
                    .withSortOrder(table.order())
                    .withProperties(Map.of(
                            TableProperties.FORMAT_VERSION,
                            "2",
                            TableProperties.WRITE_DISTRIBUTION_MODE,
                            TableProperties.WRITE_DISTRIBUTION_MODE_HASH))
                    .create();
        } catch (AlreadyExistsException e) {
            if (!catalog.tableExists(table.identifier())) {
                throw e;
            }
        }
    }

    /** Whether the table exists. */
    public boolean exists(LakeTable table) {
        return catalog.tableExists(table.identifier());
    }

    /** The table at its newest snapshot. */
    public Table table(LakeTable table) {
        return catalog.loadTable(table.identifier());
    }

    /** The rows at the newest snapshot. */
    public Dataset<Row> rows(LakeTable table) {
        return spark.table(qualified(table));
    }

    /** The rows at one snapshot. */
    public Dataset<Row> rows(LakeTable table, long snapshot) {
        return spark.read().format("iceberg").option("versionAsOf", snapshot).load(qualified(table));
    }

    static String qualified(LakeTable table) {
        return LakeTables.CATALOG + "." + table.name();
    }

    @Override
    public void close() {
        spark.stop();
    }
}
