package io.panelhouse.panel.report;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.database.PanelDatabase;
import io.panelhouse.panel.database.Times;
import io.panelhouse.panel.directory.Subtrees;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The history from PostgreSQL. */
public final class JdbcCreditHistory implements CreditHistory {

    private static final int LEAST_DAYS = 28;
    private static final int LEAST_WEEKS = 4;
    private static final int MOST_WEEKS = 8;
    private static final String CONSUMED =
            " FROM journal.ledger_entry WHERE reseller_id = :reseller AND ledger_account = 'CONSUMED'";

    private final PanelDatabase database;
    private final InstantSource time;

    public JdbcCreditHistory(PanelDatabase database, InstantSource time) {
        this.database = database;
        this.time = time;
    }

    @Override
    public Optional<CreditHabit> of(Actor actor, ResellerId reseller) {
        return database.read(actor, handle -> {
            ZoneId zone = Subtrees.require(handle, actor, reseller).timeZone();
            LocalDate today = LocalDate.ofInstant(time.instant(), zone);
            LocalDate first = first(handle, reseller, zone);
            if (first == null || ChronoUnit.DAYS.between(first, today) < LEAST_DAYS) {
                return Optional.empty();
            }
            LocalDate end = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            LocalDate whole = first.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
            int weeks = Math.toIntExact(Math.min(MOST_WEEKS, ChronoUnit.WEEKS.between(whole, end)));
            return weeks < LEAST_WEEKS
                    ? Optional.empty()
                    : habit(handle, reseller, zone, end.minusWeeks(weeks), end, weeks);
        });
    }

    private static @Nullable LocalDate first(Handle handle, ResellerId reseller, ZoneId zone) {
        Instant first = handle.createQuery("SELECT min(occurred_at) AS first" + CONSUMED)
                .bind("reseller", reseller.value())
                .map((row, context) -> Optional.ofNullable(Times.optional(row, "first")))
                .one()
                .orElse(null);
        return first == null ? null : LocalDate.ofInstant(first, zone);
    }

    private static Optional<CreditHabit> habit(
            Handle handle, ResellerId reseller, ZoneId zone, LocalDate from, LocalDate end, int weeks) {
        Map<DayOfWeek, BigDecimal> byDay = new EnumMap<>(DayOfWeek.class);
        handle.createQuery(
                        "SELECT extract(isodow FROM occurred_at AT TIME ZONE :zone)::int AS day, sum(amount) AS credits"
                                + CONSUMED + " AND occurred_at >= :from AND occurred_at < :until GROUP BY 1")
                .bind("zone", zone.getId())
                .bind("reseller", reseller.value())
                .bind("from", Times.sql(from.atStartOfDay(zone).toInstant()))
                .bind("until", Times.sql(end.atStartOfDay(zone).toInstant()))
                .map((row, context) -> Map.entry(DayOfWeek.of(row.getInt("day")), row.getBigDecimal("credits")))
                .forEach(day -> byDay.put(day.getKey(), day.getValue()));
        BigDecimal weekly = byDay.values().stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(weeks), 1, RoundingMode.HALF_UP);
        if (weekly.signum() <= 0) {
            return Optional.empty();
        }
        DayOfWeek peak = byDay.entrySet().stream()
                .max(Map.Entry.<DayOfWeek, BigDecimal>comparingByValue()
                        .thenComparing(Map.Entry.<DayOfWeek, BigDecimal>comparingByKey()
                                .reversed()))
                .orElseThrow()
                .getKey();
        BigDecimal balance = handle.createQuery("SELECT balance FROM panel.ledger_account"
                        + " WHERE reseller_id = :reseller AND ledger_account = 'WALLET'")
                .bind("reseller", reseller.value())
                .mapTo(BigDecimal.class)
                .one();
        return Optional.of(new CreditHabit(weeks, weekly, peak, balance));
    }
}
