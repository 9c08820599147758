package io.panelhouse.batch.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.panelhouse.batch.fact.History;
import io.panelhouse.batch.fact.Owner;
import io.panelhouse.batch.fact.Term;
import io.panelhouse.batch.forecast.DemandFact.Kind;
import io.panelhouse.batch.forecast.ResellerDemand.Known;
import io.panelhouse.batch.forecast.ResellerDemand.OpenTerms;
import io.panelhouse.batch.forecast.Shrinkage.Node;
import io.panelhouse.batch.forecast.Shrinkage.Trials;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DemandForecastTest {

    private static final LocalDate MONDAY = LocalDate.parse("2026-06-01");

    @Test
    void aResellerWithoutTermsHasTheProbabilityOfItsParent() {
        Map<Long, Double> probabilities = Shrinkage.probabilities(List.of(
                new Node(1, null, new Trials(0, 0)),
                new Node(2, 1L, new Trials(720, 800)),
                new Node(3, 1L, new Trials(200, 800)),
                new Node(4, 2L, new Trials(0, 0))));

        assertThat(probabilities.get(4L)).isCloseTo(0.9, within(0.01));
        assertThat(probabilities.get(3L)).isCloseTo(0.25, within(0.01));
        assertThat(probabilities.get(1L)).isCloseTo(0.575, within(0.01));
    }

    @Test
    void fewTermsMoveAProbabilityLessThanMany() {
        Map<Long, Double> probabilities = Shrinkage.probabilities(List.of(
                new Node(1, null, new Trials(700, 1000)),
                new Node(2, 1L, new Trials(0, 2)),
                new Node(3, 1L, new Trials(0, 500)),
                new Node(4, 1L, new Trials(400, 500))));

        assertThat(probabilities.get(2L)).isGreaterThan(0.15);
        assertThat(probabilities.get(3L)).isLessThan(0.05);
    }

    @Test
    void aMonthlyTermRenewedInTheSecondWeekComesDueAgainInTheSixth() {
        List<DemandWeek> weeks = weeks(List.of(new OpenTerms(1, 1, LocalDate.parse("2026-06-10"), 10)), 0.8);

        assertThat(weeks.get(1).allDue()).isEqualTo(10);
        assertThat(weeks.get(1).renewals()).isCloseTo(8, within(1e-9));
        assertThat(weeks.get(1).variance()).isCloseTo(10 * 0.8 * 0.2, within(1e-9));
        assertThat(weeks.get(5).renewals()).isCloseTo(6.4, within(1e-9));
        assertThat(weeks.get(10).renewals()).isCloseTo(5.12, within(1e-9));
        assertThat(weeks.stream().mapToDouble(DemandWeek::renewals).sum()).isCloseTo(19.52, within(1e-9));
    }

    @Test
    void aTermInItsGraceIsLessLikelyRenewedThanOneThatHasNotEnded() {
        LagCurve lags = LagCurve.of(Map.of(0, 80L, 2, 20L));
        Known ended = new Known(List.of(new OpenTerms(12, 12, MONDAY.minusDays(1), 1)), List.of(), List.of());

        List<DemandWeek> weeks = ResellerDemand.weeks(ended, MONDAY, 13, months -> 0.5, lags);

        assertThat(weeks.getFirst().renewals()).isCloseTo(12 * 0.1 / 0.6, within(1e-9));
    }

    @Test
    void whatIsNotKnownBeforeTheOriginDoesNotExist() {
        Term first = term(1, "2026-04-20", "2026-05-20");
        Term renewal = term(2, "2026-05-20", "2026-06-20");
        Term later = term(3, "2026-06-01", "2026-07-20");

        List<DemandFact> facts =
                DemandFact.of(History.of(List.of(later, renewal, first)), Map.of(1L, Owner.UNKNOWN), MONDAY);

        assertThat(facts).extracting(DemandFact::kind).containsExactly(Kind.SOLD, Kind.RENEWED, Kind.OPEN);
    }

    @Test
    void smoothingFollowsALevelAndNeverFallsBelowZero() {
        List<Double> level = Collections.nCopies(40, 12.0);
        assertThat(Smoothing.forecast(level, 13).mean()).containsOnly(12.0);
        List<Double> falling = List.of(20.0, 16.0, 12.0, 8.0, 4.0, 0.0, 0.0, 0.0, 0.0, 0.0);
        for (double mean : Smoothing.forecast(falling, 13).mean()) {
            assertThat(mean).isBetween(0.0, 20.0);
        }
        assertThat(Smoothing.forecast(List.of(), 2).mean()).containsExactly(0.0, 0.0);
    }

    @Test
    void boundsAreNested() {
        for (double variance : new double[] {0, 0.5, 3, 80, 4000}) {
            DemandInterval interval = DemandInterval.of(5, variance);
            assertThat(List.of(
                            interval.lower80(),
                            interval.lower50(),
                            interval.median(),
                            interval.upper50(),
                            interval.upper80()))
                    .isSorted();
        }
    }

    @Test
    void intervalsCoverWhatASimulatedPanelDoes() {
        Random random = new Random(5);
        OpenTerms[] terms = {
            new OpenTerms(1, 1, MONDAY.plusDays(2), 40),
            new OpenTerms(3, 3, MONDAY.plusDays(4), 12),
            new OpenTerms(12, 12, MONDAY.plusDays(5), 6)
        };
        DemandInterval interval = weeks(List.of(terms), 0.7).getFirst().interval();
        int in80 = 0;
        int in50 = 0;
        int rounds = 4_000;
        for (int round = 0; round < rounds; round++) {
            double credits = 0;
            for (OpenTerms open : terms) {
                for (int term = 0; term < open.count(); term++) {
                    credits += random.nextDouble() < 0.7 ? open.credits() : 0;
                }
            }
            in80 += credits >= interval.lower80() && credits <= interval.upper80() ? 1 : 0;
            in50 += credits >= interval.lower50() && credits <= interval.upper50() ? 1 : 0;
        }

        assertThat((double) in80 / rounds).isCloseTo(0.8, within(0.05));
        assertThat((double) in50 / rounds).isCloseTo(0.5, within(0.08));
    }

    @Test
    void aSubtreeIsTheSumOfItsResellers() {
        List<DemandWeek> one = weeks(List.of(new OpenTerms(1, 1, MONDAY, 10)), 0.8);
        List<DemandWeek> other = weeks(List.of(new OpenTerms(6, 6, MONDAY, 2)), 0.5);

        DemandWeek both = ForecastReport.sum(List.of(one, other), 13).getFirst();

        assertThat(both.mean()).isCloseTo(8 + 6, within(1e-9));
        assertThat(both.variance()).isCloseTo(1.6 + 2 * 36 * 0.25, within(1e-9));
        assertThat(both.allDue()).isEqualTo(22);
    }

    @Test
    void theReportIsOneLineAWeek() {
        String csv = new ForecastReport(MONDAY, weeks(List.of(new OpenTerms(1, 1, MONDAY, 10)), 1)).csv();

        assertThat(csv.lines()).hasSize(14);
        assertThat(csv.lines().skip(1).findFirst())
                .hasValue("2026-06-01,2026-06-01,10.0000,10.0000,0.0000,0.0000,0.0000,10.0000,0.0000,10.0000,0.0000,"
                        + "10.0000,10.0000,10.0000,10.0000,10.0000");
    }

    private static List<DemandWeek> weeks(List<OpenTerms> open, double probability) {
        Known known = new Known(open, List.of(), List.of());
        return ResellerDemand.weeks(known, MONDAY, 13, months -> probability, LagCurve.of(Map.of()));
    }

    private static Term term(long id, String start, String end) {
        Instant begins = Instant.parse(start + "T00:00:00Z");
        return new Term(id, 1, 1, 10_000, false, begins, begins, Instant.parse(end + "T00:00:00Z"));
    }
}
