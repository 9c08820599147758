package io.panelhouse.batch;

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
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionsTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-07-01");

    @ParameterizedTest
    @CsvSource({"1, UTC, 3", "2, Europe/Berlin, 3", "3, America/New_York, 1", "4, Asia/Kathmandu, 5", "5, UTC, 0"})
    @Tag("M1")
    @Tag("M2")
    @Tag("M3")
    void factsAddUpToThePlainDefinitions(long seed, String zoneName, int graceDays) {
        ZoneId zone = ZoneId.of(zoneName);
        Owner owner = new Owner(zone, Duration.ofDays(graceDays));
        Instant asOf = TODAY.atStartOfDay(zone).toInstant().plus(Duration.ofHours(13));
        Map<Long, List<Term>> accounts = new RandomHistory(seed, zone, TODAY.plusDays(3)).accounts(1, 80, 7);
        PlainDefinitions plain = new PlainDefinitions(accounts, zone, owner.grace(), asOf);
        List<Fact> facts = new ArrayList<>();
        accounts.values().forEach(terms -> facts.addAll(AccountFacts.of(History.of(terms), Map.of(7L, owner), asOf)));

        for (LocalDate day = TODAY.minusDays(420); !day.isAfter(TODAY); day = day.plusDays(1)) {
            assertThat(retained(facts, day)).as("retained on %s", day).isEqualTo(plain.retained(day));
            for (int months : List.of(1, 3, 12)) {
                assertThat(renewals(facts, day, months))
                        .as("%d months, ending on %s", months, day)
                        .isEqualTo(plain.renewals(day, months));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15})
    @Tag("M1")
    void flowsMakeTheStockHoweverTermsOverlapAndWhoeverSellsThem(long seed) {
        Random random = new Random(seed);
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        Map<Long, Owner> owners = Map.of(
                1L, new Owner(ZoneId.of("UTC"), Duration.ofDays(3)),
                2L, new Owner(ZoneId.of("Asia/Tokyo"), Duration.ofDays(7)));
        for (int account = 0; account < 2_000; account++) {
            List<Term> terms = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(6); i++) {
                Instant begins = start.plus(random.nextInt(60), ChronoUnit.DAYS);
                Instant ends = random.nextInt(20) == 0 ? null : begins.plus(1 + random.nextInt(20), ChronoUnit.DAYS);
                Instant bought = begins.plus(random.nextInt(30) - 20, ChronoUnit.DAYS);
                terms.add(new Term(i, 1 + random.nextInt(2), 1, 10_000, random.nextInt(8) == 0, bought, begins, ends));
            }

            List<AccountChange> changes = account % 2 == 0 ? List.of() : changes(random, terms, start);

            Map<Long, TreeMap<LocalDate, Long>> difference = new TreeMap<>();
            for (Fact fact : AccountFacts.of(new History(terms, changes), owners, start.plus(75, ChronoUnit.DAYS))) {
                difference
                        .computeIfAbsent(fact.resellerId(), reseller -> new TreeMap<>())
                        .merge(fact.day(), sign(fact.measure()) * fact.amount(), Long::sum);
            }

            assertThat(difference.values())
                    .as("account %d: %s", account, terms)
                    .allSatisfy(days -> assertThat(days.values()).containsOnly(0L));
        }
    }

    private static final List<AccountChange.Kind> KINDS = List.of(AccountChange.Kind.values());

    private static List<AccountChange> changes(Random random, List<Term> terms, Instant start) {
        List<AccountChange> changes = new ArrayList<>();
        for (int i = 0; i < random.nextInt(5); i++) {
            Instant at = start.plus(random.nextInt(80), ChronoUnit.DAYS);
            AccountChange.Kind kind = KINDS.get(random.nextInt(KINDS.size()));
            boolean isVoid = random.nextBoolean();
            Instant end = isVoid ? null : start.plus(random.nextInt(90), ChronoUnit.DAYS);
            long term = terms.get(random.nextInt(terms.size())).operationId();
            changes.add(new AccountChange(kind, i, 1 + random.nextInt(2), term, isVoid, end, at));
        }
        return changes;
    }

    private static int sign(Measure measure) {
        return switch (measure) {
            case STARTED, REACTIVATED, MOVED -> 1;
            case CHURNED, RETAINED -> -1;
            default -> 0;
        };
    }

    private static List<Long> retained(List<Fact> facts, LocalDate day) {
        return List.of(
                upTo(facts, Measure.RETAINED, day.minusDays(1)),
                on(facts, Measure.STARTED, day),
                on(facts, Measure.REACTIVATED, day),
                on(facts, Measure.CHURNED, day),
                upTo(facts, Measure.RETAINED, day),
                upTo(facts, Measure.ENTITLED, day),
                upTo(facts, Measure.EXPIRED_30, day),
                upTo(facts, Measure.EXPIRED_90, day),
                upTo(facts, Measure.EXPIRED_EVER, day));
    }

    private static List<Long> renewals(List<Fact> facts, LocalDate day, int months) {
        List<Long> split = new ArrayList<>();
        for (Measure timing :
                List.of(Measure.EARLY, Measure.ON_TIME, Measure.GRACE, Measure.LATE, Measure.LOST, Measure.PENDING)) {
            split.add(facts.stream()
                    .filter(fact -> fact.measure() == timing && fact.months() == months)
                    .filter(fact -> fact.day().equals(day))
                    .mapToLong(Fact::amount)
                    .sum());
        }
        split.addFirst(split.stream().mapToLong(Long::longValue).sum());
        return split;
    }

    private static long on(List<Fact> facts, Measure measure, LocalDate day) {
        return facts.stream()
                .filter(fact -> fact.measure() == measure && fact.day().equals(day))
                .mapToLong(Fact::amount)
                .sum();
    }

    private static long upTo(List<Fact> facts, Measure measure, LocalDate day) {
        return facts.stream()
                .filter(fact -> fact.measure() == measure && !fact.day().isAfter(day))
                .mapToLong(Fact::amount)
                .sum();
    }
}
