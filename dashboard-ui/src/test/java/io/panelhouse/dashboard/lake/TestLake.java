package io.panelhouse.dashboard.lake;

import io.panelhouse.lake.LakeTable;
import io.panelhouse.lake.LakeTables;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.PartitionKey;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.InternalRecordWrapper;
import org.apache.iceberg.data.parquet.GenericParquetWriter;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.apache.iceberg.parquet.Parquet;

/** Real Iceberg tables in a folder, in a JDBC catalog on an embedded PostgreSQL, written as the jobs write them. */
public final class TestLake implements AutoCloseable {

    private final EmbeddedPostgres postgres;
    private final JdbcCatalog catalog = new JdbcCatalog();
    private final LakeSettings settings;

    public TestLake(Path folder) throws IOException, SQLException {
        postgres = EmbeddedPostgres.builder().start();
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE lake");
        }
        settings = new LakeSettings(
                postgres.getJdbcUrl("postgres", "lake").replaceAll("\\?.*", ""),
                "postgres",
                "postgres",
                folder.resolve("lake").toUri().toString(),
                folder.resolve("state"));
        catalog.setConf(new Configuration(false));
        catalog.initialize(
                LakeTables.CATALOG,
                Map.of(
                        "uri", settings.catalogUrl(),
                        "jdbc.user", settings.user(),
                        "jdbc.password", settings.password(),
                        "jdbc.schema-version", "V1",
                        "warehouse", settings.warehouse(),
                        "io-impl", "org.apache.iceberg.hadoop.HadoopFileIO"));
        for (String namespace : List.of("raw", "silver", "gold")) {
            catalog.createNamespace(Namespace.of(namespace));
        }
    }

    public LakeSettings settings() {
        return settings;
    }

    public EmbeddedPostgres postgres() {
        return postgres;
    }

    /** The environment of a process that reads this lake. */
    public Map<String, String> environment() {
        return Map.of(
                "PANELHOUSE_LAKE_CATALOG_URL", settings.catalogUrl(),
                "PANELHOUSE_DB_USER", settings.user(),
                "PANELHOUSE_DB_PASSWORD", settings.password(),
                "PANELHOUSE_LAKE_WAREHOUSE", settings.warehouse(),
                "PANELHOUSE_STATE", settings.state().toString());
    }

    public Table table(LakeTable definition) {
        if (catalog.tableExists(definition.identifier())) {
            return catalog.loadTable(definition.identifier());
        }
        return catalog.buildTable(definition.identifier(), definition.schema())
                .withPartitionSpec(definition.partitioning())
                .withSortOrder(definition.order())
                .withProperty(TableProperties.FORMAT_VERSION, "2")
                .create();
    }

    /** Appends rows, values in the order of the columns, and returns the id of the new snapshot. */
    public long append(LakeTable definition, List<List<Object>> rows) throws IOException {
        return append(definition, rows, Map.of());
    }

    public long append(LakeTable definition, List<List<Object>> rows, Map<String, String> summary) throws IOException {
        Table table = table(definition);
        AppendFiles append = table.newAppend();
        summary.forEach(append::set);
        for (DataFile file : write(table, rows)) {
            append.appendFile(file);
        }
        append.commit();
        table.refresh();
        return table.currentSnapshot().snapshotId();
    }

    private static List<DataFile> write(Table table, List<List<Object>> rows) throws IOException {
        Map<PartitionKey, DataWriter<GenericRecord>> writers = new HashMap<>();
        InternalRecordWrapper wrapper = new InternalRecordWrapper(table.schema().asStruct());
        for (List<Object> row : rows) {
            GenericRecord record = GenericRecord.create(table.schema());
            for (int i = 0; i < row.size(); i++) {
                record.set(i, row.get(i));
            }
            PartitionKey key = new PartitionKey(table.spec(), table.schema());
            key.partition(wrapper.wrap(record));
            DataWriter<GenericRecord> writer = writers.get(key);
            if (writer == null) {
                writer = writer(table, key);
                writers.put(key, writer);
            }
            writer.write(record);
        }
        for (DataWriter<GenericRecord> writer : writers.values()) {
            writer.close();
        }
        return writers.values().stream().map(DataWriter::toDataFile).toList();
    }

    private static DataWriter<GenericRecord> writer(Table table, PartitionKey key) throws IOException {
        String name = FileFormat.PARQUET.addExtension(UUID.randomUUID().toString());
        OutputFile file = table.io().newOutputFile(table.locationProvider().newDataLocation(table.spec(), key, name));
        return Parquet.writeData(file)
                .forTable(table)
                .withPartition(key)
                .createWriterFunc(GenericParquetWriter::create)
                .overwrite()
                .build();
    }

    @Override
    public void close() throws IOException {
        catalog.close();
        postgres.close();
    }
}
