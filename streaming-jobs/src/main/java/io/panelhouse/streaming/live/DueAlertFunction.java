package io.panelhouse.streaming.live;

import io.panelhouse.event.Alert;
import io.panelhouse.event.AlertKind;
import io.panelhouse.event.LiveCounters;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Tells when a balance does not cover the renewals that are due within 7 days, and when that is over (S46).
 *
 * <p>In: the readings of each reseller. Out: an alert that opens once every reading of {@link #SETTLING} was short of
 * what renewals need, that follows the figures while it is open, and closes once as many readings had a tenth more, at
 * least one credit. A sale's two records, debit and term, come one after the other: the reading between them decides
 * nothing. A wallet that never had an entry has nothing to run out of.
 *
 * <p>State per reseller: one {@link Cover} and one timer.
 */
final class DueAlertFunction extends KeyedProcessFunction<Long, LiveCounters, Alert>
        implements ResultTypeQueryable<Alert> {

    /** How long something has to be so before it is told. */
    static final Duration SETTLING = Duration.ofSeconds(2);

    private static final long serialVersionUID = 1;
    private static final int CREDIT_SCALE = 4;

    private transient ValueState<Cover> cover;

    @Override
    public TypeInformation<Alert> getProducedType() {
        return Alerts.TYPE;
    }

    @Override
    public void open(OpenContext context) {
        cover = getRuntimeContext().getState(new ValueStateDescriptor<>("cover", TypeInformation.of(Cover.class)));
    }

    @Override
    public void processElement(LiveCounters reading, Context context, Collector<Alert> out) throws Exception {
        if (reading.ledgerSequence() == 0) {
            return;
        }
        Cover before = cover.value() == null ? Cover.NONE : cover.value();
        Cover after = before.read(
                units(reading.balance()),
                units(reading.dueCredits()),
                ChronoUnit.MICROS.between(Instant.EPOCH, reading.asOf()));
        boolean same = before.turns() == after.turns() && before.isShort() == after.isShort();
        if (before.dueMillis() != 0 && (!same || !(after.turns() || after.differs()))) {
            context.timerService().deleteProcessingTimeTimer(before.dueMillis());
            after = after.waitsNoMore();
        }
        if (after.dueMillis() == 0 && (after.turns() || after.differs())) {
            long due = context.timerService().currentProcessingTime() + SETTLING.toMillis();
            context.timerService().registerProcessingTimeTimer(due);
            after = after.waits(due);
        }
        cover.update(after);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Alert> out) throws Exception {
        Cover before = cover.value();
        if (before == null || before.dueMillis() != timestamp) {
            return;
        }
        Cover after = before.toldAt(timestamp);
        cover.update(after);
        out.collect(Alerts.ofCredits(
                context.getCurrentKey(),
                AlertKind.RENEWALS_DUE,
                "",
                after.episode(),
                after.balance(),
                after.due(),
                after.asOfMicros()));
    }

    private static long units(BigDecimal credits) {
        return credits.setScale(CREDIT_SCALE).unscaledValue().longValueExact();
    }
}
