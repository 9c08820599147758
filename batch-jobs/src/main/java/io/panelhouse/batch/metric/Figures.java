package io.panelhouse.batch.metric;

import static io.panelhouse.batch.fact.Measure.CHURNED;
import static io.panelhouse.batch.fact.Measure.EARLY;
import static io.panelhouse.batch.fact.Measure.ENTITLED;
import static io.panelhouse.batch.fact.Measure.EXPIRED_30;
import static io.panelhouse.batch.fact.Measure.EXPIRED_90;
import static io.panelhouse.batch.fact.Measure.EXPIRED_EVER;
import static io.panelhouse.batch.fact.Measure.GRACE;
import static io.panelhouse.batch.fact.Measure.LATE;
import static io.panelhouse.batch.fact.Measure.LOST;
import static io.panelhouse.batch.fact.Measure.MOVED;
import static io.panelhouse.batch.fact.Measure.MRC_CHURNED;
import static io.panelhouse.batch.fact.Measure.MRC_CONTRACTION;
import static io.panelhouse.batch.fact.Measure.MRC_EXPANSION;
import static io.panelhouse.batch.fact.Measure.MRC_MOVED;
import static io.panelhouse.batch.fact.Measure.MRC_NEW;
import static io.panelhouse.batch.fact.Measure.MRC_REACTIVATED;
import static io.panelhouse.batch.fact.Measure.MRC_UNITS_PER_CREDIT;
import static io.panelhouse.batch.fact.Measure.ON_TIME;
import static io.panelhouse.batch.fact.Measure.PENDING;
import static io.panelhouse.batch.fact.Measure.REACTIVATED;
import static io.panelhouse.batch.fact.Measure.RETAINED;
import static io.panelhouse.batch.fact.Measure.STARTED;
import static io.panelhouse.batch.fact.Measure.TERMS_SOLD;
import static io.panelhouse.batch.fact.Measure.TRIALS_CONVERTED;
import static io.panelhouse.batch.fact.Measure.TRIALS_DECIDED;
import static io.panelhouse.batch.fact.Measure.TRIALS_PENDING;

import io.panelhouse.batch.fact.Measure;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** From sums of facts to the figures of a period. Source: docs/metrics.md. */
final class Figures {

    private static final Map<Measure, String> TIMING = Map.of(
            EARLY, "early",
            ON_TIME, "on_time",
            GRACE, "grace",
            LATE, "late",
            LOST, "lost",
            PENDING, "pending");

    private final PeriodSums sums;
    private final PeriodSums cohort;
    private final Consumption consumption;
    private final List<Figure> figures = new ArrayList<>();

    /**
     * Prepares the figures.
     *
     * @param cohort facts of monthly credits of the accounts retained just before the period, until they churn
     */
    Figures(PeriodSums sums, PeriodSums cohort, Consumption consumption) {
        this.sums = sums;
        this.cohort = cohort;
        this.consumption = consumption;
    }

    /** Credits consumed in the period, and their parts. */
    record Consumption(double credits, double activated, double renewed, double changed) {}

    /** Every figure. */
    List<Figure> all() {
        accounts();
        renewal();
        churn();
        rollForward();
        recurring();
        packageMix();
        long sold = sums.during(TERMS_SOLD);
        figures.add(Figure.of("M11", consumption.credits(), sold));
        figures.add(Figure.of("M11.activated", consumption.activated(), sold));
        figures.add(Figure.of("M11.renewed", consumption.renewed(), sold));
        figures.add(Figure.of("M11.changed", consumption.changed(), sold));
        figures.add(Figure.share("M23", sums.during(TRIALS_CONVERTED), sums.during(TRIALS_DECIDED)));
        figures.add(Figure.of("M23.pending", sums.during(TRIALS_PENDING), sums.during(TRIALS_PENDING)));
        return List.copyOf(figures);
    }

    private void accounts() {
        long entitled = sums.upTo(ENTITLED);
        figures.add(Figure.of("M1", entitled, entitled));
        figures.add(Figure.of("M1.retained", sums.upTo(RETAINED), sums.upTo(RETAINED)));
        expired("M2", entitled, sums.upTo(EXPIRED_30));
        expired("M2.90", entitled, sums.upTo(EXPIRED_90));
        expired("M2.ever", entitled, sums.upTo(EXPIRED_EVER));
    }

    private void expired(String id, long entitled, long expired) {
        figures.add(Figure.ratio(id, entitled, expired, entitled + expired));
    }

    private void renewal() {
        long due = TIMING.keySet().stream().mapToLong(sums::during).sum();
        long renewed = renewed();
        long lapsed = lapsed();
        figures.add(Figure.share("M3", renewed, renewed + lapsed));
        figures.add(Figure.of("M3.due", due, due));
        figures.add(Figure.of("M3.renewed", renewed, due));
        figures.add(Figure.of("M3.lapsed", lapsed, due));
        figures.add(Figure.of("M3.pending", sums.during(PENDING), due));
        for (Measure timing : List.of(EARLY, ON_TIME, GRACE, LATE, LOST, PENDING)) {
            figures.add(Figure.ratio("M3a." + TIMING.get(timing), sums.during(timing), due, due));
        }
    }

    private long renewed() {
        return sums.during(EARLY) + sums.during(ON_TIME) + sums.during(GRACE);
    }

    private long lapsed() {
        return sums.during(LATE) + sums.during(LOST);
    }

    private void churn() {
        long opening = sums.before(RETAINED);
        long churned = sums.during(CHURNED);
        long started = sums.during(STARTED);
        figures.add(Figure.share("M4a", lapsed(), renewed() + lapsed()));
        figures.add(Figure.ratio("M4b", churned, opening, opening));
        figures.add(Figure.ratio("M4c", churned, opening + started, opening + started));
        figures.add(new Figure("M4d", dailyChurn(), opening, null, null, null));
    }

    /** Sum over the days of churned by retained just before the day; a day without retained accounts adds nothing. */
    private double dailyChurn() {
        double sum = 0;
        long retained = sums.before(RETAINED);
        TreeSet<LocalDate> days = new TreeSet<>(sums.days(RETAINED).keySet());
        days.addAll(sums.days(CHURNED).keySet());
        for (LocalDate day : days) {
            long churned = sums.days(CHURNED).getOrDefault(day, 0L);
            sum += retained == 0 ? 0 : (double) churned / retained;
            retained += sums.days(RETAINED).getOrDefault(day, 0L);
        }
        return sum;
    }

    private void rollForward() {
        long opening = sums.before(RETAINED);
        long closing = sums.upTo(RETAINED);
        long flows = sums.during(STARTED) + sums.during(REACTIVATED) + sums.during(MOVED) - sums.during(CHURNED);
        if (opening + flows != closing) {
            throw new IllegalStateException("Cannot give figures: opening %d and flows %d do not make closing %d"
                    .formatted(opening, flows, closing));
        }
        figures.add(Figure.of("opening", opening, opening));
        figures.add(Figure.of("started", sums.during(STARTED), opening));
        figures.add(Figure.of("reactivated", sums.during(REACTIVATED), opening));
        figures.add(Figure.of("moved", sums.during(MOVED), opening));
        figures.add(Figure.of("churned", sums.during(CHURNED), opening));
        figures.add(Figure.of("closing", closing, closing));
    }

    private void recurring() {
        long accounts = sums.before(RETAINED);
        double start = level(sums.before(MRC_NEW), true);
        double added = credits(sums.during(MRC_NEW));
        double expansion = credits(sums.during(MRC_EXPANSION));
        double contraction = credits(sums.during(MRC_CONTRACTION));
        double churned = credits(sums.during(MRC_CHURNED));
        double reactivated = credits(sums.during(MRC_REACTIVATED));
        figures.add(Figure.of("M5", level(sums.upTo(MRC_NEW), false), sums.upTo(RETAINED)));
        figures.add(Figure.of("M5.opening", start, accounts));
        figures.add(Figure.of("M6.new", added, accounts));
        figures.add(Figure.of("M6.expansion", expansion, accounts));
        figures.add(Figure.of("M6.contraction", contraction, accounts));
        figures.add(Figure.of("M6.churned", churned, accounts));
        figures.add(Figure.of("M6.reactivation", reactivated, accounts));
        figures.add(Figure.ratio("M7", churned + contraction, start, accounts));
        figures.add(Figure.ratio("M8", churned + contraction - expansion - reactivated, start, accounts));
        double kept = start - credits(cohort.during(MRC_CHURNED)) - credits(cohort.during(MRC_CONTRACTION));
        figures.add(Figure.ratio("M9.grr", kept, start, accounts));
        figures.add(Figure.ratio("M9.nrr", kept + credits(cohort.during(MRC_EXPANSION)), start, accounts));
        figures.add(Figure.ratio("M19", added + expansion, contraction + churned, accounts));
        figures.add(Figure.ratio(
                "M19.with_reactivation", added + expansion + reactivated, contraction + churned, accounts));
    }

    /** Monthly credits of all retained accounts, before the period or at its end. */
    private double level(long started, boolean atStart) {
        long units = started;
        for (Measure gain : List.of(MRC_EXPANSION, MRC_REACTIVATED, MRC_MOVED)) {
            units += atStart ? sums.before(gain) : sums.upTo(gain);
        }
        for (Measure loss : List.of(MRC_CONTRACTION, MRC_CHURNED)) {
            units -= atStart ? sums.before(loss) : sums.upTo(loss);
        }
        return credits(units);
    }

    private static double credits(long units) {
        return (double) units / MRC_UNITS_PER_CREDIT;
    }

    private void packageMix() {
        long accounts = sums.upTo(Measure.MIX_ACCOUNTS);
        long terms = sums.during(TERMS_SOLD);
        long credits = sums.during(Measure.CREDITS_SOLD);
        for (int length : List.of(1, 3, 6, 12, 0)) {
            String name = length == 0 ? "other" : Integer.toString(length);
            long ofLength = sums.upTo(Measure.MIX_ACCOUNTS, months -> months == length);
            figures.add(Figure.ratio("M10.accounts." + name, ofLength, accounts, accounts));
        }
        for (int length : List.of(1, 3, 6, 12, 0)) {
            String name = length == 0 ? "other" : Integer.toString(length);
            long ofLength = sums.during(TERMS_SOLD, months -> months == length);
            figures.add(Figure.ratio("M10.terms." + name, ofLength, terms, terms));
        }
        for (int length : List.of(1, 3, 6, 12, 0)) {
            String name = length == 0 ? "other" : Integer.toString(length);
            long ofLength = sums.during(Measure.CREDITS_SOLD, months -> months == length);
            double unit = Measure.CREDIT_UNITS;
            figures.add(Figure.ratio("M10.credits." + name, (double) ofLength / unit, (double) credits / unit, terms));
        }
    }
}
