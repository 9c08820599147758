package io.panelhouse.streaming.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.panelhouse.event.Alert;
import io.panelhouse.simulator.business.BusinessEvent;
import io.panelhouse.simulator.business.BusinessEvent.Sold;
import io.panelhouse.simulator.business.BusinessEvent.Transferred;
import io.panelhouse.simulator.business.BusinessHistory;
import io.panelhouse.simulator.business.BusinessParameters;
import io.panelhouse.simulator.business.BusinessSize;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The drain guard beside a business that does nothing unusual: the whole history of a demo, in its own time. */
@Tag("S33")
class FridayPeakIT {

    private static final Instant END = Instant.parse("2026-11-25T12:00:00Z");
    private static final long SEED = 42;
    private static final String LOGIN = "demo";

    @ParameterizedTest
    @EnumSource(BusinessSize.class)
    void noDayOfTheSimulatorAndNoFridayOfItRaisesAnAlert(BusinessSize size) throws Exception {
        List<DebitSignal> debits = debits(size);
        List<DebitSignal> friday = busiestFriday(debits);

        List<Alert> alerts = alerts(debits);

        System.out.printf(
                "%s: %d debits, busiest Friday %s with %d, most of one login in 60 s %d, alerts %d%n",
                size, debits.size(), day(friday.getFirst()), friday.size(), mostInAMinute(debits), alerts.size());
        assertThat(friday).hasSizeGreaterThan(debits.size() / 3_000);
        assertThat(alerts).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = BusinessSize.class, names = "MEDIUM")
    void thirtyInAMinuteOnItsBusiestFridayDo(BusinessSize size) throws Exception {
        List<DebitSignal> debits = debits(size);
        List<DebitSignal> friday = busiestFriday(debits);
        DebitSignal noon = friday.get(friday.size() / 2);
        List<DebitSignal> all = new ArrayList<>(debits);
        for (int i = 0; i < 30; i++) {
            all.add(DebitSignal.debit(noon.resellerId(), LOGIN, -1L - i, 1, noon.atMicros() + i * 2_000_000L));
        }
        all.sort(Comparator.comparingLong(DebitSignal::atMicros));

        assertThat(alerts(all).stream().map(Alert::openedAt).distinct())
                .singleElement()
                .satisfies(opened -> assertThat(Duration.between(instant(noon), opened))
                        .isBetween(Duration.ZERO, Duration.ofSeconds(26)));
    }

    private static List<DebitSignal> debits(BusinessSize size) {
        BusinessHistory history = BusinessHistory.play(BusinessParameters.standard(), size, SEED, END);
        Map<String, Long> resellers = new TreeMap<>();
        List<DebitSignal> debits = new ArrayList<>();
        for (BusinessEvent event : history.events()) {
            String reseller = switch (event) {
                case Sold sold ->
                    sold.purchase().packageCode().equals(BusinessParameters.TRIAL) ? null : sold.reseller();
                case Transferred transferred -> transferred.from();
                default -> null;
            };
            if (reseller != null) {
                long id = resellers.computeIfAbsent(reseller, name -> resellers.size() + 1L);
                long number = debits.size() + 1L;
                debits.add(
                        DebitSignal.debit(id, LOGIN, number, number, event.at().getEpochSecond() * 1_000_000));
            }
        }
        return debits;
    }

    private static List<Alert> alerts(List<DebitSignal> debits) throws Exception {
        var harness = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new DrainFunction()), DebitSignal::key, Types.STRING);
        harness.open();
        for (DebitSignal debit : debits) {
            harness.setProcessingTime(Math.max(harness.getProcessingTime(), debit.atMicros() / 1_000));
            harness.processElement(debit, 0);
        }
        List<Alert> alerts = harness.extractOutputValues();
        harness.close();
        return alerts;
    }

    private static List<DebitSignal> busiestFriday(List<DebitSignal> debits) {
        return debits.stream()
                .filter(debit -> instant(debit).atZone(ZoneOffset.UTC).getDayOfWeek() == DayOfWeek.FRIDAY)
                .collect(Collectors.groupingBy(FridayPeakIT::day))
                .values()
                .stream()
                .max(Comparator.comparingInt(List::size))
                .orElseThrow();
    }

    private static int mostInAMinute(List<DebitSignal> debits) {
        Map<String, Spending> logins = new TreeMap<>();
        int most = 0;
        for (DebitSignal debit : debits) {
            Spending after =
                    logins.getOrDefault(debit.key(), Spending.NONE).plus(debit.operationId(), debit.atMicros());
            logins.put(debit.key(), after);
            most = Math.max(most, after.countAt(after.indexOf(debit.operationId())));
        }
        return most;
    }

    private static String day(DebitSignal debit) {
        return instant(debit).toString().substring(0, 10);
    }

    private static Instant instant(DebitSignal debit) {
        return Instant.EPOCH.plus(Duration.ofMillis(debit.atMicros() / 1_000));
    }
}
