package io.panelhouse.batch;

import static io.panelhouse.batch.fact.AccountChange.Kind.CLOSE;
import static io.panelhouse.batch.fact.AccountChange.Kind.MOVE;
import static io.panelhouse.batch.fact.AccountChange.Kind.RESUME;
import static io.panelhouse.batch.fact.AccountChange.Kind.SUSPEND;
import static io.panelhouse.batch.fact.AccountChange.Kind.TERM_END;
import static org.assertj.core.api.Assertions.assertThat;

import io.panelhouse.batch.fact.AccountChange;
import io.panelhouse.batch.fact.AccountFacts;
import io.panelhouse.batch.fact.Fact;
import io.panelhouse.batch.fact.History;
import io.panelhouse.batch.fact.Measure;
import io.panelhouse.batch.fact.Owner;
import io.panelhouse.batch.fact.Term;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What changes of an account that are no sale do to its figures. One account, a grace of 3 days, UTC. */
class AccountChangesTest {

    private static final Owner OWNER = new Owner(ZoneOffset.UTC, Duration.ofDays(3));
    private static final Map<Long, Owner> OWNERS = Map.of(1L, OWNER, 2L, OWNER);
    private static final Term JUNE = term(1, 1, "2026-06-01", "2026-07-01");

    @Test
    @Tag("M1")
    void aReversedSaleCountsAsNeverMadeOnceItIsReversed() {
        AccountChange reversal = end("2026-06-01T18:00:00Z", JUNE, true, null);

        assertThat(sum(facts("2026-06-01T12:00:00Z", List.of(JUNE), reversal), Measure.STARTED))
                .isEqualTo(1);
        assertThat(facts("2026-06-10T00:00:00Z", List.of(JUNE), reversal)).isEmpty();
    }

    @Test
    @Tag("M3")
    void aChangedPackageRenewsTheTermItEndsAndMovesItsMonthlyCredits() {
        Instant change = Instant.parse("2026-06-11T00:00:00Z");
        Term dearer = new Term(2, 2, true, 1, 3, 60_000, false, change, change, Instant.parse("2026-09-11T00:00:00Z"));
        List<Fact> facts = facts(
                "2026-07-20T00:00:00Z",
                List.of(JUNE, dearer),
                end("2026-06-11T00:00:00Z", JUNE, false, "2026-06-11T00:00:00Z"));

        assertThat(sum(facts, Measure.ON_TIME)).isEqualTo(1);
        assertThat(sum(facts, Measure.CHURNED)).isZero();
        assertThat(stock(facts, Measure.ENTITLED, "2026-07-15")).isEqualTo(1);
        assertThat(sum(facts, Measure.MRC_EXPANSION)).isEqualTo(Measure.MRC_UNITS_PER_CREDIT);
    }

    @Test
    @Tag("M1")
    void aSuspendedAccountIsRetainedButNotEntitled() {
        List<Fact> facts = facts(
                "2026-07-20T00:00:00Z",
                List.of(JUNE),
                change(SUSPEND, 1, "2026-06-10T12:00:00Z"),
                change(RESUME, 1, "2026-06-20T12:00:00Z"));

        assertThat(stock(facts, Measure.ENTITLED, "2026-06-09")).isEqualTo(1);
        assertThat(stock(facts, Measure.ENTITLED, "2026-06-15")).isZero();
        assertThat(stock(facts, Measure.RETAINED, "2026-06-15")).isEqualTo(1);
        assertThat(stock(facts, Measure.ENTITLED, "2026-06-25")).isEqualTo(1);
    }

    @Test
    @Tag("M1")
    void aResumptionThatMovesTheEndMovesTheChurn() {
        List<Fact> facts = facts(
                "2026-08-01T00:00:00Z",
                List.of(JUNE),
                change(SUSPEND, 1, "2026-06-10T00:00:00Z"),
                change(RESUME, 1, "2026-06-20T00:00:00Z"),
                end("2026-06-20T00:00:00Z", JUNE, false, "2026-07-11T00:00:00Z"));

        assertThat(days(facts, Measure.LOST)).containsExactly(LocalDate.parse("2026-07-11"));
        assertThat(days(facts, Measure.CHURNED)).containsExactly(LocalDate.parse("2026-07-14"));
    }

    @Test
    @Tag("M3")
    void aClosedAccountChurnsAtOnceButIsNoLapsedRenewal() {
        List<Fact> facts = facts("2026-08-01T00:00:00Z", List.of(JUNE), change(CLOSE, 1, "2026-06-10T08:00:00Z"));

        assertThat(days(facts, Measure.CHURNED)).containsExactly(LocalDate.parse("2026-06-10"));
        assertThat(sum(facts, Measure.LOST) + sum(facts, Measure.PENDING)).isZero();
        assertThat(stock(facts, Measure.ENTITLED, "2026-06-15")).isZero();
    }

    @Test
    @Tag("M4")
    void anAccountThatMovesChurnsNowhereAndEndsWhereItWent() {
        List<Fact> facts = facts("2026-08-01T00:00:00Z", List.of(JUNE), change(MOVE, 2, "2026-06-10T08:00:00Z"));

        assertThat(of(facts, 1, Measure.MOVED)).isEqualTo(-1);
        assertThat(of(facts, 2, Measure.MOVED)).isEqualTo(1);
        assertThat(of(facts, 1, Measure.CHURNED)).isZero();
        assertThat(of(facts, 2, Measure.CHURNED)).isEqualTo(1);
        assertThat(of(facts, 2, Measure.LOST)).isEqualTo(1);
        assertThat(of(facts, 1, Measure.ENTITLED)).isZero();
    }

    private static List<Fact> facts(String asOf, List<Term> terms, AccountChange... changes) {
        return AccountFacts.of(new History(terms, List.of(changes)), OWNERS, Instant.parse(asOf));
    }

    private static Term term(long id, int months, String start, String end) {
        return new Term(
                id,
                1,
                months,
                months * 10_000L,
                false,
                Instant.parse(start + "T00:00:00Z"),
                Instant.parse(start + "T00:00:00Z"),
                Instant.parse(end + "T00:00:00Z"));
    }

    private static AccountChange change(AccountChange.Kind kind, long reseller, String at) {
        return new AccountChange(kind, 1, reseller, 0, false, null, Instant.parse(at));
    }

    private static AccountChange end(String at, Term term, boolean isVoid, @Nullable String end) {
        return new AccountChange(
                TERM_END, 1, 1, term.operationId(), isVoid, end == null ? null : Instant.parse(end), Instant.parse(at));
    }

    private static long sum(List<Fact> facts, Measure measure) {
        return facts.stream()
                .filter(fact -> fact.measure() == measure)
                .mapToLong(Fact::amount)
                .sum();
    }

    private static long of(List<Fact> facts, long reseller, Measure measure) {
        return sum(facts.stream().filter(fact -> fact.resellerId() == reseller).toList(), measure);
    }

    private static long stock(List<Fact> facts, Measure measure, String day) {
        return sum(
                facts.stream()
                        .filter(fact -> !fact.day().isAfter(LocalDate.parse(day)))
                        .toList(),
                measure);
    }

    private static List<LocalDate> days(List<Fact> facts, Measure measure) {
        return facts.stream()
                .filter(fact -> fact.measure() == measure)
                .map(Fact::day)
                .toList();
    }
}
