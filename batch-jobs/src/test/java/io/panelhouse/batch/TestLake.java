package io.panelhouse.batch;

import io.panelhouse.batch.lake.Lake;
import io.panelhouse.batch.lake.LakeSettings;
import io.panelhouse.lake.LakeTable;
import io.panelhouse.lake.LakeTables;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.spark.SparkCatalog;
import org.apache.spark.sql.Row;

/** One PostgreSQL, one Spark and one lake per test JVM; the tables are empty at the start of each test. */
final class TestLake {

    private static final TestLake SHARED = new TestLake();

    private final LakeSettings settings;
    private final Lake lake;

    private TestLake() {
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
            Path warehouse = Files.createTempDirectory("lake");
            settings = new LakeSettings(
                    postgres.getJdbcUrl("postgres", "postgres"), "postgres", "postgres", warehouse.toUri() + "", null);
            lake = Lake.open(settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static LakeSettings settings() {
        return SHARED.settings;
    }

    /** The lake with empty raw tables and no others. */
    static Lake empty() {
        Catalog catalog = ((SparkCatalog)
                        SHARED.lake.spark().sessionState().catalogManager().catalog(LakeTables.CATALOG))
                .icebergCatalog();
        for (LakeTable table : LakeTables.DERIVED) {
            catalog.dropTable(table.identifier(), true);
        }
        for (LakeTable table : LakeTables.RAW) {
            catalog.dropTable(table.identifier(), true);
            SHARED.lake.create(table);
        }
        return SHARED.lake;
    }

    /** All rows of a table as sorted text. */
    static List<String> rows(LakeTable table) {
        return SHARED.lake.rows(table).collectAsList().stream()
                .map(Row::toString)
                .sorted()
                .toList();
    }

    /** Newest snapshot of each derived table; -1 of one without any. */
    static List<Long> snapshots() {
        return LakeTables.DERIVED.stream().map(TestLake::snapshot).toList();
    }

    private static long snapshot(LakeTable table) {
        Table loaded = SHARED.lake.table(table);
        return loaded.currentSnapshot() == null ? -1 : loaded.currentSnapshot().snapshotId();
    }
}
