package io.panelhouse.batch.churn;

import static io.panelhouse.batch.fact.Measure.CHURNED;
import static io.panelhouse.batch.fact.Measure.ENTITLED;
import static io.panelhouse.batch.fact.Measure.EXPIRED_30;
import static io.panelhouse.batch.fact.Measure.EXPIRED_90;
import static io.panelhouse.batch.fact.Measure.EXPIRED_EVER;
import static io.panelhouse.batch.fact.Measure.MOVED;
import static io.panelhouse.batch.fact.Measure.REACTIVATED;
import static io.panelhouse.batch.fact.Measure.RETAINED;
import static io.panelhouse.batch.fact.Measure.STARTED;

import io.panelhouse.batch.fact.Measure;
import io.panelhouse.batch.term.StockTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * The days of {@code gold.retained_daily} of one reseller. Asserts of each that <em>opening + started + reactivated +
 * moved - churned</em>, from the events, is the number of accounts retained just before the next day, from their
 * states.
 */
final class RetainedDays implements StockTable.Days {

    private static final long serialVersionUID = 1;

    static final Set<Measure> MEASURES =
            Set.of(RETAINED, STARTED, REACTIVATED, MOVED, CHURNED, ENTITLED, EXPIRED_30, EXPIRED_90, EXPIRED_EVER);

    @Override
    public List<Row> rows(long resellerId, List<StockTable.Entry> facts, LocalDate since, LocalDate until) {
        Map<Measure, Long> stock = new EnumMap<>(Measure.class);
        Map<LocalDate, Map<Measure, Long>> changes = new HashMap<>();
        for (StockTable.Entry fact : facts) {
            Map<Measure, Long> place = fact.day().isBefore(since)
                    ? stock
                    : changes.computeIfAbsent(fact.day(), day -> new EnumMap<>(Measure.class));
            place.merge(fact.measure(), fact.amount(), Long::sum);
        }
        List<Row> rows = new ArrayList<>();
        for (LocalDate day = since; !day.isAfter(until); day = day.plusDays(1)) {
            rows.add(row(resellerId, day, stock, changes.getOrDefault(day, Map.of())));
        }
        return rows;
    }

    /** Moves the stock to the end of the day. */
    private static Row row(long resellerId, LocalDate day, Map<Measure, Long> stock, Map<Measure, Long> change) {
        long opening = stock.getOrDefault(RETAINED, 0L);
        for (Measure measure : List.of(RETAINED, ENTITLED, EXPIRED_30, EXPIRED_90, EXPIRED_EVER)) {
            stock.merge(measure, change.getOrDefault(measure, 0L), Long::sum);
        }
        long started = change.getOrDefault(STARTED, 0L);
        long reactivated = change.getOrDefault(REACTIVATED, 0L);
        long churned = change.getOrDefault(CHURNED, 0L);
        long moved = change.getOrDefault(MOVED, 0L);
        long closing = stock.getOrDefault(RETAINED, 0L);
        if (opening + started + reactivated + moved - churned != closing) {
            throw new IllegalStateException(
                    "Cannot write gold.retained_daily: reseller %d on %s opens with %d, %d started, %d reactivated, %d moved, %d churned, but %d are retained"
                            .formatted(resellerId, day, opening, started, reactivated, moved, churned, closing));
        }
        return RowFactory.create(
                resellerId,
                day,
                opening,
                started,
                reactivated,
                churned,
                closing,
                stock.get(ENTITLED),
                stock.get(EXPIRED_30),
                stock.get(EXPIRED_90),
                stock.get(EXPIRED_EVER),
                moved);
    }
}
