package io.panelhouse.dashboard.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panelhouse.event.ResellerId;
import io.panelhouse.lake.GoldConsumptionDaily;
import io.panelhouse.lake.GoldRetainedDaily;
import io.panelhouse.lake.SilverTerm;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.FileMetadata;
import org.apache.iceberg.Table;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeIT {

    private static final LakeScope ONE = new LakeScope(Set.of(new ResellerId(1)));
    private static final LakeScope BOTH = new LakeScope(Set.of(new ResellerId(1), new ResellerId(2)));

    @TempDir
    static Path folder;

    private static TestLake lake;
    private static Warehouse warehouse;
    private static long first;
    private static long second;

    @BeforeAll
    static void writeTwoSnapshots() throws IOException, SQLException {
        lake = new TestLake(folder);
        first = lake.append(
                GoldConsumptionDaily.TABLE, List.of(sold(1, "2026-06-30", "1"), sold(2, "2026-06-30", "2.5")));
        second = lake.append(
                GoldConsumptionDaily.TABLE, List.of(sold(1, "2026-07-01", "12")), Map.of("raw.ledger_entry", "77"));
        warehouse = new Warehouse(lake.settings(), InstantSource.system());
    }

    @AfterAll
    static void stop() throws IOException {
        warehouse.close();
        lake.close();
    }

    @Test
    void aQuerySeesTheRowsOfItsScopeOnly() {
        assertThat(credits(from(ONE))).isEqualByComparingTo("13");
        assertThat(credits(from(BOTH))).isEqualByComparingTo("15.5");
    }

    @Test
    void aPeriodIsHalfOpenAndLeavesOtherFilesUnread() {
        ScopedQuery june = from(BOTH).days("day", LocalDate.parse("2026-06-01"), LocalDate.parse("2026-07-01"));

        assertThat(credits(june)).isEqualByComparingTo("3.5");
    }

    @Test
    void aResultNamesItsSnapshotAndAnOlderOneCanBeRead() {
        LakeResult<BigDecimal> now = from(ONE).select("sum(credits)", row -> row.getBigDecimal(1));
        LakeResult<BigDecimal> before = from(ONE).at(first).select("sum(credits)", row -> row.getBigDecimal(1));

        assertThat(now.snapshot().orElseThrow().id()).isEqualTo(second);
        assertThat(now.snapshot().orElseThrow().summary()).containsEntry("raw.ledger_entry", "77");
        assertThat(before.snapshot().orElseThrow().id()).isEqualTo(first);
        assertThat(before.rows().getFirst()).isEqualByComparingTo("1");
    }

    @Test
    void aTableNeverWrittenHasNoRowsAndNoSnapshot() {
        LakeResult<Long> result =
                warehouse.from(GoldRetainedDaily.TABLE, ONE).select("count(*)", row -> row.getLong(1));

        assertThat(result.rows()).containsExactly(0L);
        assertThat(result.snapshot()).isEmpty();
    }

    @Test
    void aTableWithDeleteFilesIsRefused() throws IOException {
        long before = lake.append(SilverTerm.TABLE, List.of());
        Table table = lake.table(SilverTerm.TABLE);
        table.newRowDelta()
                .addDeletes(FileMetadata.deleteFileBuilder(table.spec())
                        .ofPositionDeletes()
                        .withPath(table.location() + "/data/gone.parquet")
                        .withPartitionPath("account_id_bucket=0")
                        .withFormat(FileFormat.PARQUET)
                        .withFileSizeInBytes(10)
                        .withRecordCount(1)
                        .build())
                .commit();
        table.refresh();
        long snapshot = table.currentSnapshot().snapshotId();

        assertThat(snapshot).isNotEqualTo(before);
        assertThatThrownBy(() -> warehouse.from(SilverTerm.TABLE, ONE).select("count(*)", row -> row.getLong(1)))
                .hasMessage(
                        "Cannot read silver.term: snapshot %d has 1 delete file, the dashboard reads none; run the upkeep job"
                                .formatted(snapshot));
    }

    @Test
    void aSnapshotThatNeverWasIsRefused() {
        assertThatThrownBy(() -> from(ONE).at(5).select("count(*)", row -> row.getLong(1)))
                .hasMessage(
                        "Cannot read gold.consumption_daily: it has no snapshot 5; it never had, or it has expired");
    }

    @Test
    void queryPrintsDecimalsWithoutTrailingZeros() throws IOException {
        String sql = "SELECT reseller_id, sum(credits) AS credits FROM gold.consumption_daily GROUP BY ALL ORDER BY 1";

        assertThat(query(sql, ResultFormat.CSV)).isEqualTo("reseller_id,credits\n1,13\n2,2.5\n");
        assertThat(query(sql, ResultFormat.JSON))
                .isEqualTo("[\n{\"reseller_id\":1,\"credits\":13},\n{\"reseller_id\":2,\"credits\":2.5}\n]\n");
        assertThat(query(sql, ResultFormat.TABLE)).isEqualTo("""
                reseller_id  credits
                -----------  -------
                          1       13
                          2      2.5
                (2 rows)
                """);
    }

    @Test
    void queryReadsAnOlderSnapshotOfOneTable() throws IOException {
        StringBuilder out = new StringBuilder();
        new LakeSql(lake.settings())
                .run("SELECT count(*) AS n FROM gold.consumption_daily", first, ResultFormat.CSV, out);

        assertThat(out).hasToString("n\n2\n");
    }

    @Test
    void queryListsAndDescribesTables() throws IOException {
        assertThat(query("SHOW TABLES FROM gold", ResultFormat.CSV)).contains("consumption_daily", "demand_forecast");
        assertThat(query("DESCRIBE gold.consumption_daily", ResultFormat.CSV)).contains("credits,\"DECIMAL(18,4)\"");
    }

    @Test
    void queryRefusesWhatDoesNotRead() {
        assertThatThrownBy(() -> query("COPY (SELECT 1) TO 'x.csv'", ResultFormat.CSV))
                .hasMessage(
                        "Cannot run the query: only SELECT, WITH, DESCRIBE and SHOW are allowed; the warehouse is read-only");
        assertThatThrownBy(() -> query("SELECT 1; SELECT 2", ResultFormat.CSV))
                .hasMessage("Cannot run the query: it must be one statement, was 2; send them one by one");
    }

    @Test
    void queryOpensNoOtherFile() {
        assertThatThrownBy(() -> query("SELECT * FROM read_text('/etc/passwd')", ResultFormat.CSV))
                .hasMessageContaining("Cannot access file \"/etc/passwd\"");
    }

    private static ScopedQuery from(LakeScope scope) {
        return warehouse.from(GoldConsumptionDaily.TABLE, scope);
    }

    private static BigDecimal credits(ScopedQuery query) {
        return query.select("sum(credits)", row -> row.getBigDecimal(1)).rows().getFirst();
    }

    private static String query(String sql, ResultFormat format) throws IOException {
        StringBuilder out = new StringBuilder();
        new LakeSql(lake.settings()).run(sql, null, format, out);
        return out.toString();
    }

    private static List<Object> sold(long reseller, String day, String credits) {
        BigDecimal amount = new BigDecimal(credits).setScale(4);
        BigDecimal none = BigDecimal.ZERO.setScale(4);
        return List.of(reseller, LocalDate.parse(day), "M1", amount, amount, none, none);
    }
}
