package io.panelhouse.batch.churn;

import static io.panelhouse.batch.fact.Measure.EARLY;
import static io.panelhouse.batch.fact.Measure.GRACE;
import static io.panelhouse.batch.fact.Measure.LATE;
import static io.panelhouse.batch.fact.Measure.LOST;
import static io.panelhouse.batch.fact.Measure.ON_TIME;
import static io.panelhouse.batch.fact.Measure.PENDING;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.panelhouse.batch.fact.Measure;
import io.panelhouse.batch.fact.Owner;
import io.panelhouse.batch.lake.Lake;
import io.panelhouse.batch.lake.Writing;
import io.panelhouse.batch.term.AccountTerms;
import io.panelhouse.batch.term.FactRows;
import io.panelhouse.batch.term.Touched;
import io.panelhouse.lake.GoldRenewalDaily;
import io.panelhouse.lake.SilverAccountChange;
import io.panelhouse.lake.SilverTerm;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Fills {@code gold.renewal_daily}: paid terms on the day they end, by what became of them (M3, M3a).
 *
 * <p>A purchase changes the day on which the term before it ended, however long ago; so the months of those days are
 * computed again, and those whose grace was not over the last time.
 */
public final class RenewalDailyJob {

    private static final Set<Measure> MEASURES = Set.of(EARLY, ON_TIME, GRACE, LATE, LOST, PENDING);

    /** Months in which terms ended whose next purchase is, or may be, one of those not known the last time. */
    private static final String ENDS = """
            WITH ordered AS (
                SELECT account_id, operation_id, ends_at, purchased_at,
                       min(purchased_at) OVER (PARTITION BY account_id ORDER BY starts_at, purchased_at, term_id
                                               ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS next_purchase
                FROM {term}
                WHERE NOT trial),
            ending AS (
                SELECT account_id, ends_at, purchased_at, next_purchase FROM ordered
                UNION ALL
                SELECT o.account_id, c.ends_at, o.purchased_at, o.next_purchase
                FROM ordered o JOIN {change} c ON c.account_id = o.account_id AND c.term_operation_id = o.operation_id)
            SELECT DISTINCT trunc(CAST(ends_at + make_dt_interval(days) AS DATE), 'MM')
            FROM ending JOIN touched USING (account_id) LATERAL VIEW explode(array(-1, 0, 1)) d AS days
            WHERE ends_at IS NOT NULL
              AND (purchased_at >= bought_since OR ends_at >= bought_since
                   OR coalesce(next_purchase, bought_since) >= bought_since)
            """;

    private RenewalDailyJob() {}

    /** Brings the table up to an instant. */
    public static void run(Lake lake, Map<Long, Owner> owners, Instant asOf, boolean rebuild) {
        Optional<Touched> touched = Touched.since(lake, GoldRenewalDaily.TABLE, owners, asOf, rebuild);
        if (touched.isEmpty()) {
            return;
        }
        try {
            write(lake, owners, touched.get());
        } finally {
            touched.get().close();
        }
    }

    private static void write(Lake lake, Map<Long, Owner> owners, Touched touched) {
        Dataset<Row> accounts;
        Column part;
        if (touched.everything()) {
            accounts = AccountTerms.all(lake);
            part = Writing.everything();
        } else {
            NavigableSet<LocalDate> months = months(lake, owners, touched);
            Instant first = months.first().atStartOfDay().toInstant(ZoneOffset.UTC);
            accounts = AccountTerms.alive(lake, first, 2);
            part = ranges(months);
        }
        Dataset<Row> facts = FactRows.daily(accounts, owners, touched.asOf(), MEASURES);
        Dataset<Row> rows = rows(facts.where(part));
        Writing.replace(lake, GoldRenewalDaily.TABLE, part, rows, touched.consumed());
    }

    /** First days of the months to compute. A month more at an edge costs time, not correctness. */
    private static NavigableSet<LocalDate> months(Lake lake, Map<Long, Owner> owners, Touched touched) {
        touched.accounts().createOrReplaceTempView("touched");
        TreeSet<LocalDate> months = new TreeSet<>();
        String ends = ENDS.replace("{term}", "lake." + SilverTerm.TABLE.name())
                .replace("{change}", "lake." + SilverAccountChange.TABLE.name());
        LocalDate until = LocalDate.ofInstant(touched.asOf(), ZoneOffset.UTC).plusDays(1);
        for (Row row : lake.spark().sql(ends).collectAsList()) {
            LocalDate month = row.<LocalDate>getAs(0);
            if (!month.isAfter(until)) {
                months.add(month);
            }
        }
        Duration grace = Owner.UNKNOWN.grace();
        for (Owner owner : owners.values()) {
            grace = owner.grace().compareTo(grace) > 0 ? owner.grace() : grace;
        }
        LocalDate undecided = LocalDate.ofInstant(touched.last().minus(grace), ZoneOffset.UTC)
                .minusDays(1)
                .withDayOfMonth(1);
        for (LocalDate month = undecided; !month.isAfter(until); month = month.plusMonths(1)) {
            months.add(month);
        }
        return months;
    }

    /** Days in any of the months, neighbours joined. */
    private static Column ranges(NavigableSet<LocalDate> months) {
        Column condition = lit(false);
        LocalDate start = months.first();
        for (LocalDate month : months) {
            LocalDate next = month.plusMonths(1);
            if (!months.contains(next)) {
                condition =
                        condition.or(col("day").geq(lit(start)).and(col("day").lt(lit(next))));
                LocalDate following = months.higher(month);
                start = following == null ? start : following;
            }
        }
        return condition;
    }

    private static Dataset<Row> rows(Dataset<Row> facts) {
        return facts.groupBy("reseller_id", "day", "months")
                .agg(sum("amount").as("due"), of(EARLY), of(ON_TIME), of(GRACE), of(LATE), of(LOST), of(PENDING));
    }

    private static Column of(Measure measure) {
        return sum(when(col("measure").equalTo(measure.name()), col("amount")).otherwise(0L))
                .as(measure.name().toLowerCase(Locale.ROOT));
    }
}
