package io.panelhouse.batch.signin;

import io.panelhouse.batch.lake.Lake;
import io.panelhouse.batch.lake.SumTable;
import io.panelhouse.lake.GoldAuthDaily;
import io.panelhouse.lake.RawAuthAttempt;
import io.panelhouse.lake.SilverReseller;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Attempts to sign in by reseller, local day and outcome. */
public final class AuthDaily {

    private static final String DAILY = """
            SELECT a.reseller_id,
                   CAST(convert_timezone('UTC', coalesce(r.time_zone, 'UTC'), a.occurred_at) AS DATE) AS day,
                   a.outcome,
                   count(*) AS attempts
            FROM auth_attempt a
            LEFT JOIN %s r ON r.reseller_id = a.reseller_id
            GROUP BY 1, 2, 3
            """.formatted("lake." + SilverReseller.TABLE.name());

    private AuthDaily() {}

    /** Brings {@code gold.auth_daily} up to the attempts. */
    public static void run(Lake lake, boolean rebuild) {
        new SumTable(
                        RawAuthAttempt.TABLE,
                        SilverReseller.TABLE,
                        GoldAuthDaily.TABLE,
                        List.of("reseller_id", "day", "outcome"),
                        List.of("attempts"),
                        attempts -> of(lake, attempts.dropDuplicates("sequence")))
                .update(lake, rebuild);
    }

    private static Dataset<Row> of(Lake lake, Dataset<Row> attempts) {
        attempts.createOrReplaceTempView("auth_attempt");
        return lake.spark().sql(DAILY);
    }
}
