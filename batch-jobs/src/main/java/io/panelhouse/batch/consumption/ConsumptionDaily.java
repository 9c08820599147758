package io.panelhouse.batch.consumption;

import io.panelhouse.batch.lake.Lake;
import io.panelhouse.batch.lake.SumTable;
import io.panelhouse.lake.GoldConsumptionDaily;
import io.panelhouse.lake.RawLedgerEntry;
import io.panelhouse.lake.SilverReseller;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Credits consumed (M11): what sales took from the wallet of the reseller that sold, less what their reversals gave
 * back, each on its own local day. Transfers and mints are no consumption.
 */
public final class ConsumptionDaily {

    private static final String DAILY = """
            SELECT e.reseller_id,
                   CAST(convert_timezone('UTC', coalesce(r.time_zone, 'UTC'), e.occurred_at) AS DATE) AS day,
                   coalesce(e.package_code, 'NONE') AS package_code,
                   -sum(e.amount) AS credits,
                   -sum(CASE e.sale WHEN 'ACTIVATE' THEN e.amount ELSE 0 END) AS activated,
                   -sum(CASE e.sale WHEN 'RENEW' THEN e.amount ELSE 0 END) AS renewed,
                   -sum(CASE e.sale WHEN 'CHANGE' THEN e.amount ELSE 0 END) AS changed
            FROM (SELECT *, coalesce(reversed_kind, kind) AS sale
                  FROM ledger_entry
                  WHERE ledger_account = 'WALLET'
                    AND coalesce(reversed_kind, kind) IN ('ACTIVATE', 'RENEW', 'CHANGE')) e
            LEFT JOIN %s r ON r.reseller_id = e.reseller_id
            GROUP BY 1, 2, 3
            """.formatted("lake." + SilverReseller.TABLE.name());

    private ConsumptionDaily() {}

    /** Brings {@code gold.consumption_daily} up to the ledger. */
    public static void run(Lake lake, boolean rebuild) {
        new SumTable(
                        RawLedgerEntry.TABLE,
                        SilverReseller.TABLE,
                        GoldConsumptionDaily.TABLE,
                        List.of("reseller_id", "day", "package_code"),
                        List.of("credits", "activated", "renewed", "changed"),
                        entries -> of(lake, entries.dropDuplicates("sequence")))
                .update(lake, rebuild);
    }

    /** The rows that ledger entries give. */
    public static Dataset<Row> of(Lake lake, Dataset<Row> entries) {
        entries.createOrReplaceTempView("ledger_entry");
        return lake.spark().sql(DAILY);
    }
}
