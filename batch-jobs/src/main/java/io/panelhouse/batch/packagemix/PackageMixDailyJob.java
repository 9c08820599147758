package io.panelhouse.batch.packagemix;

import static org.apache.spark.sql.functions.col;

import io.panelhouse.batch.fact.Measure;
import io.panelhouse.batch.fact.Owner;
import io.panelhouse.batch.lake.Lake;
import io.panelhouse.batch.term.StockTable;
import io.panelhouse.lake.GoldPackageMixDaily;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Fills {@code gold.package_mix_daily}. */
public final class PackageMixDailyJob {

    private static final StockTable TABLE = new StockTable(
            GoldPackageMixDaily.TABLE,
            PackageMixDays.MEASURES,
            List.of(StockTable.stock(Measure.MIX_ACCOUNTS, col("months"), col("accounts"))),
            new PackageMixDays());

    private PackageMixDailyJob() {}

    /** Brings the table up to an instant. */
    public static void run(Lake lake, Map<Long, Owner> owners, Instant asOf, boolean rebuild) {
        TABLE.update(lake, owners, asOf, rebuild);
    }
}
