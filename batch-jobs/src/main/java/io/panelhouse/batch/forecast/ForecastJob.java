package io.panelhouse.batch.forecast;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.panelhouse.batch.lake.Consumed;
import io.panelhouse.batch.lake.Lake;
import io.panelhouse.batch.lake.Writing;
import io.panelhouse.batch.term.Resellers;
import io.panelhouse.lake.GoldDemandForecast;
import io.panelhouse.lake.SilverTerm;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Stores the forecast of the week's Monday in {@code gold.demand_forecast}, once: it uses only what was bought on days
 * before that Monday, so that whichever day it is made on, it is the same.
 */
public final class ForecastJob {

    private static final int WEEKS = 13;

    private ForecastJob() {}

    /** The Monday on or before a day. */
    public static LocalDate origin(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /** Stores the forecast, unless one of the same origin is there. */
    public static void run(Lake lake, Resellers resellers, Instant asOf) {
        LocalDate origin = origin(LocalDate.ofInstant(asOf, ZoneOffset.UTC));
        boolean stored = !lake.rows(GoldDemandForecast.TABLE)
                .where(col("origin").equalTo(lit(origin)))
                .isEmpty();
        if (stored) {
            return;
        }
        List<Row> rows = new ArrayList<>();
        weeks(lake, resellers, origin, WEEKS).forEach((reseller, weeks) -> {
            for (int week = 0; week < weeks.size(); week++) {
                rows.add(row(origin, reseller, origin.plusWeeks(week), weeks.get(week)));
            }
        });
        Consumed consumed = Consumed.nothing().with(lake, SilverTerm.TABLE).asOf(asOf);
        var schema = lake.rows(GoldDemandForecast.TABLE).schema();
        Writing.append(
                lake,
                GoldDemandForecast.TABLE,
                lake.spark().createDataFrame(rows, schema).coalesce(1),
                consumed);
    }

    /** The weeks of each reseller from an origin on, with nothing stored. */
    static Map<Long, List<DemandWeek>> weeks(Lake lake, Resellers resellers, LocalDate origin, int weeks) {
        List<DemandModel.Counted> facts = DemandFactRows.read(lake, resellers.owners(), origin);
        return new DemandModel(resellers.all(), origin, weeks).weeks(facts);
    }

    private static Row row(LocalDate origin, long reseller, LocalDate week, DemandWeek demand) {
        DemandInterval interval = demand.interval();
        LocalDateTime madeAt = origin.atStartOfDay();
        return RowFactory.create(
                origin,
                madeAt,
                reseller,
                week,
                amount(demand.allDue()),
                amount(demand.due().get(0)),
                amount(demand.due().get(1)),
                amount(demand.due().get(2)),
                amount(demand.due().get(3)),
                amount(demand.renewals()),
                amount(demand.newSales()),
                amount(demand.mean()),
                demand.variance(),
                amount(interval.median()),
                amount(interval.lower50()),
                amount(interval.upper50()),
                amount(interval.lower80()),
                amount(interval.upper80()));
    }

    static BigDecimal amount(double credits) {
        return BigDecimal.valueOf(credits).setScale(4, RoundingMode.HALF_EVEN);
    }
}
