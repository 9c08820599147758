package io.panelhouse.batch.churn;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.panelhouse.batch.fact.Measure;
import io.panelhouse.batch.fact.Owner;
import io.panelhouse.batch.lake.Lake;
import io.panelhouse.batch.term.StockTable;
import io.panelhouse.lake.GoldRetainedDaily;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;

/** Fills {@code gold.retained_daily}: one row per reseller and day from its first paid term to the instant. */
public final class RetainedDailyJob {

    private static final StockTable TABLE = new StockTable(
            GoldRetainedDaily.TABLE,
            RetainedDays.MEASURES,
            List.of(
                    stock(Measure.RETAINED, "closing"),
                    stock(Measure.ENTITLED, "entitled"),
                    stock(Measure.EXPIRED_30, "expired_30"),
                    stock(Measure.EXPIRED_90, "expired_90"),
                    stock(Measure.EXPIRED_EVER, "expired_ever")),
            new RetainedDays());

    private RetainedDailyJob() {}

    /** Brings the table up to an instant. */
    public static void run(Lake lake, Map<Long, Owner> owners, Instant asOf, boolean rebuild) {
        TABLE.update(lake, owners, asOf, rebuild);
    }

    private static Column stock(Measure measure, String column) {
        return StockTable.stock(measure, lit(0), col(column));
    }
}
