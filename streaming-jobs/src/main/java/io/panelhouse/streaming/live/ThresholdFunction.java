package io.panelhouse.streaming.live;

import io.panelhouse.event.Alert;
import io.panelhouse.event.AlertKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Tells when a balance falls below a threshold of its reseller's own, and when that is over (M15).
 *
 * <p>In: entries of wallets and records of resellers, keyed by reseller. Out: an alert for each threshold that opens
 * with the entry that crosses it downwards and closes with the one that brings the balance to 1.1 times the threshold,
 * at least one credit above it. A threshold that is set above the balance opens once; one that is taken away closes.
 *
 * <p>It decides on entries, in their order, and not on settled figures: what falls and rises within one reading is one
 * episode too. Entries count once by their position. State per reseller: one {@link Watch} and one {@link Episode} for
 * each threshold, of which there are at most a handful. Where that state is lost, a threshold is told anew from the
 * first record of the reseller on, so that what was open before does not stay so.
 */
final class ThresholdFunction extends KeyedProcessFunction<Long, WalletSignal, Alert>
        implements ResultTypeQueryable<Alert> {

    private static final long serialVersionUID = 1;
    private static final long CREDIT = 10_000;

    private transient ValueState<Watch> watch;
    private transient MapState<Long, Episode> episodes;

    @Override
    public TypeInformation<Alert> getProducedType() {
        return Alerts.TYPE;
    }

    @Override
    public void open(OpenContext context) {
        var runtime = getRuntimeContext();
        watch = runtime.getState(new ValueStateDescriptor<>("watch", TypeInformation.of(Watch.class)));
        episodes = runtime.getMapState(
                new MapStateDescriptor<>("episodes", Types.LONG, TypeInformation.of(Episode.class)));
    }

    @Override
    public void processElement(WalletSignal signal, Context context, Collector<Alert> out) throws Exception {
        Watch held = watch.value() == null ? Watch.NEW : watch.value();
        long now = context.timerService().currentProcessingTime();
        if (signal.entry() && signal.sequence() > held.entrySequence()) {
            watch.update(held.afterEntry(signal.sequence(), signal.balance()));
            cross(signal, held, now, out);
        } else if (!signal.entry() && signal.sequence() > held.recordSequence()) {
            watch.update(held.afterRecord(signal.sequence()));
            settle(signal, held, now, out);
        }
    }

    /** Compares with the balance that was known, so that nothing is missed if entries are. */
    private void cross(WalletSignal entry, Watch held, long nowMillis, Collector<Alert> out) throws Exception {
        long known = held.entrySequence() == 0 ? entry.balance() - entry.amount() : held.balance();
        for (Long threshold : thresholds()) {
            Episode before = episodes.get(threshold);
            boolean falls = known >= threshold && entry.balance() < threshold;
            if (!before.open() && falls) {
                // An entry of a history that is imported later opens no episode of its own from before the threshold
                // was set.
                long openedMicros = Math.max(entry.occurredMicros(), before.openedMicros());
                tell(entry, threshold, before.opened(openedMicros, nowMillis), entry.balance(), out);
            } else if (before.open() && entry.balance() >= clearedFrom(threshold)) {
                tell(entry, threshold, before.closed(nowMillis), entry.balance(), out);
            }
        }
    }

    private void settle(WalletSignal told, Watch held, long nowMillis, Collector<Alert> out) throws Exception {
        for (Long threshold : thresholds()) {
            if (Arrays.binarySearch(told.thresholds(), threshold) < 0) {
                Episode before = episodes.get(threshold);
                if (before.open()) {
                    tell(told, threshold, before.closed(nowMillis), held.balance(), out);
                }
                episodes.remove(threshold);
            }
        }
        for (long threshold : told.thresholds()) {
            if (!episodes.contains(threshold)) {
                // A wallet that never had an entry has nothing to run out of.
                boolean below = held.entrySequence() > 0 && held.balance() < threshold;
                Episode opened = Episode.NONE.opened(told.occurredMicros(), nowMillis);
                tell(told, threshold, below ? opened : opened.closed(nowMillis), held.balance(), out);
            }
        }
    }

    private void tell(WalletSignal cause, long threshold, Episode after, long balance, Collector<Alert> out)
            throws Exception {
        episodes.put(threshold, after);
        out.collect(Alerts.ofCredits(
                cause.resellerId(),
                AlertKind.CREDIT_THRESHOLD,
                Alerts.credits(threshold).stripTrailingZeros().toPlainString(),
                after,
                balance,
                threshold,
                cause.occurredMicros()));
    }

    private List<Long> thresholds() throws Exception {
        List<Long> thresholds = new ArrayList<>();
        episodes.keys().forEach(thresholds::add);
        return thresholds;
    }

    private static long clearedFrom(long threshold) {
        return threshold + Math.max(CREDIT, threshold / 10);
    }
}
