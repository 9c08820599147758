package io.panelhouse.batch.packagemix;

import static io.panelhouse.batch.fact.Measure.CREDITS_SOLD;
import static io.panelhouse.batch.fact.Measure.MIX_ACCOUNTS;
import static io.panelhouse.batch.fact.Measure.TERMS_SOLD;
import static io.panelhouse.batch.fact.Measure.TRIALS_GRANTED;

import io.panelhouse.batch.fact.Measure;
import io.panelhouse.batch.term.StockTable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** The days of {@code gold.package_mix_daily} of one reseller; a length without anything on a day has no row. */
final class PackageMixDays implements StockTable.Days {

    private static final long serialVersionUID = 1;

    static final Set<Measure> MEASURES = Set.of(MIX_ACCOUNTS, TERMS_SOLD, CREDITS_SOLD, TRIALS_GRANTED);

    @Override
    public List<Row> rows(long resellerId, List<StockTable.Entry> facts, LocalDate since, LocalDate until) {
        Map<Integer, Long> accounts = new TreeMap<>();
        Map<LocalDate, Map<Integer, Map<Measure, Long>>> changes = new HashMap<>();
        for (StockTable.Entry fact : facts) {
            if (fact.day().isBefore(since)) {
                accounts.merge(fact.months(), fact.amount(), Long::sum);
                continue;
            }
            changes.computeIfAbsent(fact.day(), day -> new HashMap<>())
                    .computeIfAbsent(fact.months(), months -> new EnumMap<>(Measure.class))
                    .merge(fact.measure(), fact.amount(), Long::sum);
        }
        List<Row> rows = new ArrayList<>();
        for (LocalDate day = since; !day.isAfter(until); day = day.plusDays(1)) {
            Map<Integer, Map<Measure, Long>> change = changes.getOrDefault(day, Map.of());
            TreeSet<Integer> lengths = new TreeSet<>(accounts.keySet());
            lengths.addAll(change.keySet());
            for (int months : lengths) {
                addRow(rows, resellerId, day, months, accounts, change.getOrDefault(months, Map.of()));
            }
        }
        return rows;
    }

    private static void addRow(
            List<Row> rows,
            long resellerId,
            LocalDate day,
            int months,
            Map<Integer, Long> accounts,
            Map<Measure, Long> change) {
        long entitled = accounts.merge(months, change.getOrDefault(MIX_ACCOUNTS, 0L), Long::sum);
        long terms = change.getOrDefault(TERMS_SOLD, 0L);
        long trials = change.getOrDefault(TRIALS_GRANTED, 0L);
        if (entitled == 0 && terms == 0 && trials == 0) {
            return;
        }
        BigDecimal credits = BigDecimal.valueOf(change.getOrDefault(CREDITS_SOLD, 0L), 4);
        rows.add(RowFactory.create(resellerId, day, months, entitled, terms, credits, trials));
    }
}
