package io.panelhouse.dashboard.weekly;

import io.panelhouse.dashboard.lake.TestLake;
import io.panelhouse.lake.GoldConsumptionDaily;
import io.panelhouse.lake.GoldPackageMixDaily;
import io.panelhouse.lake.GoldRenewalDaily;
import io.panelhouse.lake.GoldRetainedDaily;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The gold rows of the golden fixture of docs/metrics.md: June 2026, as of 10 July, for one reseller. */
final class JuneGold {

    private static final BigDecimal NONE = BigDecimal.ZERO.setScale(4);

    private JuneGold() {}

    static void write(TestLake lake, long reseller) throws IOException {
        lake.append(GoldRenewalDaily.TABLE, renewals(reseller));
        lake.append(GoldRetainedDaily.TABLE, retained(reseller));
        lake.append(GoldConsumptionDaily.TABLE, consumption(reseller));
        lake.append(GoldPackageMixDaily.TABLE, mix(reseller));
    }

    private static List<List<Object>> renewals(long reseller) {
        return List.of(
                due(reseller, 10, 1, 0, 1, 0, 0, 0),
                due(reseller, 12, 1, 0, 0, 1, 0, 0),
                due(reseller, 15, 1, 0, 0, 0, 0, 1),
                due(reseller, 18, 3, 0, 1, 0, 0, 0),
                due(reseller, 20, 1, 0, 0, 0, 1, 0),
                due(reseller, 25, 12, 0, 0, 0, 0, 1),
                due(reseller, 29, 1, 0, 0, 0, 0, 1));
    }

    private static List<Object> due(
            long reseller, int day, int months, long early, long onTime, long grace, long late, long lost) {
        return List.of(reseller, june(day), months, 1L, early, onTime, grace, late, lost, 0L);
    }

    private static List<List<Object>> retained(long reseller) {
        List<List<Object>> rows = new ArrayList<>();
        long opening = 10;
        for (int day = 1; day <= 30; day++) {
            long started = day == 5 || day == 12 || day == 20 ? 1 : 0;
            long reactivated = day == 28 ? 1 : 0;
            long churned = day == 18 || day == 23 || day == 28 ? 1 : 0;
            long closing = opening + started + reactivated - churned;
            rows.add(List.of(reseller, june(day), opening, started, reactivated, churned, closing, 9L, 4L, 4L, 4L, 0L));
            opening = closing;
        }
        return rows;
    }

    private static List<List<Object>> consumption(long reseller) {
        return List.of(
                sold(reseller, 5, "M1", "1", "0"),
                sold(reseller, 9, "M1", "0", "1"),
                sold(reseller, 12, "M1", "1", "0"),
                sold(reseller, 14, "M1", "0", "1"),
                sold(reseller, 18, "M12", "0", "12"),
                sold(reseller, 20, "M6", "6", "0"),
                sold(reseller, 28, "M1", "1", "0"));
    }

    private static List<Object> sold(long reseller, int day, String code, String activated, String renewed) {
        BigDecimal first = new BigDecimal(activated).setScale(4);
        BigDecimal again = new BigDecimal(renewed).setScale(4);
        return List.of(reseller, june(day), code, first.add(again), first, again, NONE);
    }

    private static List<List<Object>> mix(long reseller) {
        List<List<Object>> rows = new ArrayList<>();
        for (int day = 22; day <= 28; day++) {
            rows.add(List.of(reseller, june(day), 1, 5L, day == 28 ? 1L : 0L, day == 28 ? credits("1") : NONE, 0L));
            rows.add(List.of(reseller, june(day), 12, 3L, 0L, NONE, 0L));
            rows.add(List.of(reseller, june(day), 24, 1L, 0L, NONE, 0L));
        }
        return rows;
    }

    private static BigDecimal credits(String text) {
        return new BigDecimal(text).setScale(4);
    }

    private static LocalDate june(int day) {
        return LocalDate.of(2026, 6, day);
    }
}
