package io.panelhouse.simulator.business;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.panelhouse.simulator.business.BusinessEvent.Minted;
import io.panelhouse.simulator.business.BusinessEvent.Sold;
import io.panelhouse.simulator.business.BusinessEvent.Transferred;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BusinessHistoryTest {
    private static final Instant UNTIL = Instant.parse("2026-11-23T09:14:22Z");
    private static final BusinessParameters TRUTH = BusinessParameters.standard();
    private static final BusinessHistory HISTORY = BusinessHistory.play(TRUTH, BusinessSize.SMALL, 42, UNTIL);

    @Test
    void theSameSeedGivesTheSameHistory() {
        assertThat(BusinessHistory.play(TRUTH, BusinessSize.SMALL, 42, UNTIL)).isEqualTo(HISTORY);
    }

    @Test
    void anotherSeedGivesAnotherHistory() {
        assertThat(BusinessHistory.play(TRUTH, BusinessSize.SMALL, 43, UNTIL).events())
                .isNotEqualTo(HISTORY.events());
    }

    @Test
    void keysAreUnique() {
        assertThat(HISTORY.events().stream().map(BusinessEvent::key)).doesNotHaveDuplicates();
    }

    @Test
    void timesNeverDecreaseAndStayInsideTheHistory() {
        assertThat(HISTORY.events()).isSortedAccordingTo(Comparator.comparing(BusinessEvent::at));
        assertThat(HISTORY.events().getFirst().at()).isAfterOrEqualTo(HISTORY.startsAt());
        assertThat(HISTORY.events().getLast().at()).isBefore(UNTIL);
    }

    @Test
    void noBalanceIsEverNegativeAndNoCreditIsLost() {
        Map<String, Long> balances = new HashMap<>();
        long minted = 0;
        long consumed = 0;
        for (BusinessEvent event : HISTORY.events()) {
            switch (event) {
                case Minted mint -> {
                    minted += mint.credits();
                    balances.merge(CreditFlow.PROVIDER, mint.credits(), Long::sum);
                }
                case Transferred transfer -> {
                    assertThat(balances.merge(transfer.from(), -transfer.credits(), Long::sum))
                            .as(transfer.key())
                            .isNotNegative();
                    balances.merge(transfer.to(), transfer.credits(), Long::sum);
                }
                case Sold sale -> {
                    consumed += price(sale);
                    assertThat(balances.merge(sale.reseller(), -price(sale), Long::sum))
                            .as(sale.key())
                            .isNotNegative();
                }
            }
        }
        assertThat(balances.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(minted - consumed);
    }

    @Test
    void balancesEndWithAPlausibleStock() {
        Map<String, Double> days = daysOfStock();
        days.remove(CreditFlow.PROVIDER);

        assertThat(days.values()).allSatisfy(stock -> assertThat(stock).isBetween(0.5, 60.0));
        assertThat(days.get(BusinessTree.DEMO_RESELLER)).isLessThan(21);
    }

    @Test
    void aboutTwoThousandAccountsAreAliveInTheMixOfTheParameters() {
        Map<String, Purchase> last = new HashMap<>();
        sales().forEach(sale -> last.put(sale.account(), sale.purchase()));
        Map<String, Long> alive = last.values().stream()
                .filter(purchase -> purchase.kind() != PurchaseKind.TRIAL
                        && purchase.endsAt().isAfter(UNTIL))
                .collect(Collectors.groupingBy(Purchase::packageCode, TreeMap::new, Collectors.counting()));
        long total = alive.values().stream().mapToLong(Long::longValue).sum();

        assertThat(total).isBetween(1_850L, 2_150L);
        TRUTH.packages()
                .forEach(truth -> assertThat((double) alive.getOrDefault(truth.code(), 0L) / total)
                        .as(truth.code())
                        .isCloseTo(truth.accountShare(), within(0.03)));
    }

    @Test
    void termsAreRenewedInTimeWithTheProbabilityOfTheirPackage() {
        TRUTH.packages().forEach(truth -> {
            List<Followed> due = followed().stream()
                    .filter(term -> term.term().packageCode().equals(truth.code()))
                    .toList();
            double tolerance = 3 * Math.sqrt(0.25 / due.size());
            assertThat(share(due, term -> term.timing() != RenewalTiming.LATE && term.isFollowed()))
                    .as("%s, n = %d", truth.code(), due.size())
                    .isCloseTo(truth.renewalRate(), within(tolerance));
        });
    }

    @Test
    void renewalsAreEarlyOnTimeAndInGraceByTheirShares() {
        List<Followed> renewed = followed().stream()
                .filter(term -> term.isFollowed() && term.timing() != RenewalTiming.LATE)
                .toList();

        assertThat(share(renewed, term -> term.timing() == RenewalTiming.EARLY)).isCloseTo(0.35, within(0.02));
        assertThat(share(renewed, term -> term.timing() == RenewalTiming.ON_TIME))
                .isCloseTo(0.45, within(0.02));
        assertThat(share(renewed, term -> term.timing() == RenewalTiming.GRACE)).isCloseTo(0.20, within(0.02));
    }

    @Test
    void lapsedAccountsComeBackWithTheRateOfTheParameters() {
        List<Followed> lapsed = followed().stream()
                .filter(term -> !term.isFollowed() || term.timing() == RenewalTiming.LATE)
                .filter(term -> term.term().endsAt().isBefore(UNTIL.minus(Duration.ofDays(150))))
                .toList();

        assertThat(share(lapsed, Followed::isFollowed))
                .isCloseTo(TRUTH.renewals().reactivationRate(), within(0.04));
    }

    @Test
    void trialsConvertWithTheRateOfTheParameters() {
        Map<String, List<Sold>> byAccount = sales().stream().collect(Collectors.groupingBy(Sold::account));
        List<List<Sold>> closed = byAccount.values().stream()
                .filter(life -> life.getFirst().purchase().kind() == PurchaseKind.TRIAL)
                .filter(life -> life.getFirst().at().isBefore(UNTIL.minus(Duration.ofDays(7))))
                .toList();

        assertThat(share(closed, life -> life.size() > 1)).isCloseTo(0.45, within(0.03));
        assertThat((double) closed.size() / byAccount.size()).isCloseTo(0.30, within(0.02));
    }

    @Test
    void fridayIsTheStrongestDayAndSundayIsWeak() {
        Map<DayOfWeek, Long> newAccounts = sales().stream()
                .filter(sale -> sale.purchase().kind() == PurchaseKind.NEW)
                .collect(Collectors.groupingBy(sale -> local(sale).getDayOfWeek(), Collectors.counting()));
        long total = newAccounts.values().stream().mapToLong(Long::longValue).sum();

        assertThat(newAccounts.entrySet().stream()
                        .max(Map.Entry.comparingByValue())
                        .orElseThrow()
                        .getKey())
                .isEqualTo(DayOfWeek.FRIDAY);
        assertThat(newAccounts.getOrDefault(DayOfWeek.SUNDAY, 0L)).isLessThan(total / 7);
    }

    @Test
    void decemberSellsMoreThanTheMonthsBesideIt() {
        Map<Integer, Long> newAccounts = sales().stream()
                .filter(sale -> sale.purchase().kind() == PurchaseKind.NEW)
                .filter(sale -> local(sale).getYear() == 2025 || local(sale).getMonthValue() == 1)
                .collect(Collectors.groupingBy(sale -> local(sale).getMonthValue(), Collectors.counting()));

        assertThat(newAccounts.get(12)).isGreaterThan(newAccounts.get(10)).isGreaterThan(newAccounts.get(1));
    }

    @Test
    void openingPlusNewPlusReactivatedMinusChurnedIsClosing() {
        Instant from = Instant.parse("2026-09-01T00:00:00Z");
        Instant to = Instant.parse("2026-10-01T00:00:00Z");
        Duration grace = Duration.ofDays(TRUTH.renewals().graceDays());
        long opening = 0;
        long closing = 0;
        long flows = 0;
        for (List<Purchase> paid : paidTerms()) {
            opening += retained(paid, from, grace) ? 1 : 0;
            closing += retained(paid, to, grace) ? 1 : 0;
            for (int i = 0; i < paid.size(); i++) {
                Purchase term = paid.get(i);
                boolean starts = term.kind() == PurchaseKind.NEW || term.kind() == PurchaseKind.REACTIVATION;
                Instant lapse = term.endsAt().plus(grace);
                boolean lapses = i + 1 == paid.size() || !paid.get(i + 1).at().isBefore(lapse);
                flows += starts && inPeriod(term.startsAt(), from, to) ? 1 : 0;
                flows -= lapses && inPeriod(lapse, from, to) ? 1 : 0;
            }
        }

        assertThat(opening).isGreaterThan(1_000);
        assertThat(opening + flows).isEqualTo(closing);
    }

    @Test
    void resellersStandInThreeLevelsAndTheirSharesAddUpToOne() {
        for (BusinessSize size : BusinessSize.values()) {
            List<ResellerProfile> tree = BusinessTree.of(size, 42);
            Set<String> known = new HashSet<>();
            for (ResellerProfile node : tree) {
                assertThat(node.parent().map(known::contains).orElse(true))
                        .as(node.name())
                        .isTrue();
                assertThat(known.add(node.name())).as(node.name()).isTrue();
            }
            assertThat(tree.stream().mapToDouble(ResellerProfile::share).sum()).isCloseTo(1, within(1e-9));
        }
        assertThat(BusinessTree.of(BusinessSize.SMALL, 42)).hasSize(15);
    }

    private static List<Sold> sales() {
        return HISTORY.events().stream()
                .filter(Sold.class::isInstance)
                .map(Sold.class::cast)
                .toList();
    }

    private static long price(Sold sale) {
        return TRUTH.behaviour(sale.purchase().packageCode())
                .map(PackageBehaviour::credits)
                .orElse(0);
    }

    private static Map<String, Double> daysOfStock() {
        Map<String, Long> balances = new HashMap<>();
        Map<String, Long> outflow = new HashMap<>();
        Instant since = UNTIL.minus(Duration.ofDays(56));
        for (BusinessEvent event : HISTORY.events()) {
            long counted = event.at().isBefore(since) ? 0 : 1;
            switch (event) {
                case Minted mint -> balances.merge(CreditFlow.PROVIDER, mint.credits(), Long::sum);
                case Transferred transfer -> {
                    balances.merge(transfer.from(), -transfer.credits(), Long::sum);
                    outflow.merge(transfer.from(), counted * transfer.credits(), Long::sum);
                    balances.merge(transfer.to(), transfer.credits(), Long::sum);
                }
                case Sold sale -> {
                    balances.merge(sale.reseller(), -price(sale), Long::sum);
                    outflow.merge(sale.reseller(), counted * price(sale), Long::sum);
                }
            }
        }
        Map<String, Double> days = new TreeMap<>();
        balances.forEach((name, balance) -> days.put(name, balance * 56.0 / outflow.getOrDefault(name, 1L)));
        return days;
    }

    private static LocalDate local(Sold sale) {
        ZoneId zone = HISTORY.tree().stream()
                .filter(node -> node.name().equals(sale.reseller()))
                .findFirst()
                .<ZoneId>map(ResellerProfile::zone)
                .orElse(ZoneOffset.UTC);
        return LocalDate.ofInstant(sale.at(), zone);
    }

    private static List<List<Purchase>> paidTerms() {
        return List.copyOf(sales().stream()
                .filter(sale -> sale.purchase().kind() != PurchaseKind.TRIAL)
                .collect(Collectors.groupingBy(Sold::account, Collectors.mapping(Sold::purchase, Collectors.toList())))
                .values());
    }

    /** Paid terms whose days of grace are over, each with what followed. */
    private static List<Followed> followed() {
        Duration grace = Duration.ofDays(TRUTH.renewals().graceDays());
        return paidTerms().stream()
                .flatMap(paid -> java.util.stream.IntStream.range(0, paid.size())
                        .mapToObj(i ->
                                new Followed(paid.get(i), i + 1 < paid.size() ? List.of(paid.get(i + 1)) : List.of())))
                .filter(term -> !term.term().endsAt().plus(grace).isAfter(UNTIL))
                .toList();
    }

    private static boolean retained(List<Purchase> paid, Instant before, Duration grace) {
        for (int i = 0; i < paid.size(); i++) {
            Purchase term = paid.get(i);
            boolean started = term.startsAt().isBefore(before);
            boolean over = term.endsAt().plus(grace).isBefore(before);
            if (started && !over) {
                return true;
            }
        }
        return false;
    }

    private static boolean inPeriod(Instant at, Instant from, Instant to) {
        return !at.isBefore(from) && at.isBefore(to);
    }

    private static <T> double share(List<T> of, Predicate<T> which) {
        return (double) of.stream().filter(which).count() / of.size();
    }

    private record Followed(Purchase term, List<Purchase> next) {
        boolean isFollowed() {
            return !next.isEmpty();
        }

        RenewalTiming timing() {
            if (next.isEmpty()) {
                return RenewalTiming.LATE;
            }
            Instant at = next.getFirst().at();
            if (at.isBefore(term.endsAt().minus(Duration.ofHours(24)))) {
                return RenewalTiming.EARLY;
            }
            if (!at.isAfter(term.endsAt())) {
                return RenewalTiming.ON_TIME;
            }
            return at.isBefore(term.endsAt().plus(Duration.ofDays(3))) ? RenewalTiming.GRACE : RenewalTiming.LATE;
        }
    }
}
