package io.panelhouse.batch;

import io.panelhouse.batch.churn.RenewalDailyJob;
import io.panelhouse.batch.churn.RetainedDailyJob;
import io.panelhouse.batch.consumption.ConsumptionDaily;
import io.panelhouse.batch.fact.Owner;
import io.panelhouse.batch.forecast.ForecastJob;
import io.panelhouse.batch.lake.Lake;
import io.panelhouse.batch.packagemix.PackageMixDailyJob;
import io.panelhouse.batch.signin.AuthDaily;
import io.panelhouse.batch.term.Resellers;
import io.panelhouse.batch.term.SilverJobs;
import io.panelhouse.lake.GoldAuthDaily;
import io.panelhouse.lake.GoldConsumptionDaily;
import io.panelhouse.lake.GoldPackageMixDaily;
import io.panelhouse.lake.GoldRenewalDaily;
import io.panelhouse.lake.GoldRetainedDaily;
import io.panelhouse.lake.LakeTable;
import io.panelhouse.lake.LakeTables;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Every job in the order in which they build on each other.
 *
 * <p>The silver tables and those that sum up events hold all that the raw tables hold; the tables that depend on time
 * passing hold what was known and over at the instant of the run.
 */
final class BatchJobs {

    /** Names of the jobs that can be run alone. */
    static final List<String> NAMES = List.of("auth", "consumption", "retained", "package-mix", "renewal", "forecast");

    private final Lake lake;
    private final Instant asOf;

    BatchJobs(Lake lake, Instant asOf) {
        this.lake = lake;
        this.asOf = asOf;
    }

    /**
     * One incremental run.
     *
     * @param only name of the one job to run; null for all
     * @throws IllegalStateException if a raw table does not exist
     */
    void run(@Nullable String only) {
        createTables();
        SilverJobs silver = new SilverJobs(lake);
        silver.resellers(false);
        silver.terms(false);
        silver.changes(false);
        gold(only, silver::daysChangedSince);
    }

    /** Everything from the raw tables; stored forecasts stay. */
    void rebuild() {
        createTables();
        SilverJobs silver = new SilverJobs(lake);
        silver.resellers(true);
        silver.terms(true);
        silver.changes(true);
        gold(null, table -> true);
    }

    private void gold(@Nullable String only, Predicate<LakeTable> rebuild) {
        Resellers resellers = Resellers.read(lake);
        Map<Long, Owner> owners = resellers.owners();
        for (String job : NAMES) {
            if (only != null && !only.equals(job)) {
                continue;
            }
            switch (job) {
                case "auth" -> AuthDaily.run(lake, rebuild.test(GoldAuthDaily.TABLE));
                case "consumption" -> ConsumptionDaily.run(lake, rebuild.test(GoldConsumptionDaily.TABLE));
                case "retained" -> RetainedDailyJob.run(lake, owners, asOf, rebuild.test(GoldRetainedDaily.TABLE));
                case "package-mix" ->
                    PackageMixDailyJob.run(lake, owners, asOf, rebuild.test(GoldPackageMixDaily.TABLE));
                case "renewal" -> RenewalDailyJob.run(lake, owners, asOf, rebuild.test(GoldRenewalDaily.TABLE));
                case "forecast" -> ForecastJob.run(lake, resellers, asOf);
                default -> throw new IllegalArgumentException(unknown(job));
            }
        }
    }

    private void createTables() {
        for (LakeTable table : LakeTables.RAW) {
            if (!lake.exists(table)) {
                throw new IllegalStateException(
                        "Cannot run batch: table %s does not exist; start the lake job first".formatted(table.name()));
            }
        }
        LakeTables.DERIVED.forEach(lake::create);
    }

    static String unknown(String job) {
        return "Invalid job: must be one of %s, was %s".formatted(String.join(", ", NAMES), job);
    }
}
