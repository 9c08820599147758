package io.panelhouse.streaming.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Tells what each account adds to the figures of its reseller: whether it is active, and the end that is near.
 *
 * <p>In: terms, moved ends and operations keyed by account. Out: signals for its reseller when something changes,
 * because of a record or because an instant passed; and after each record one that says that it is in.
 *
 * <p>Replays and disorder change nothing: the terms and operations known are counted anew, each once by its operation,
 * of an end that moved several times the newest, and whoever the newest operation names has the account. State per
 * account: one {@link Share}, one timer, its unfinished terms, at most {@link #MOST_OVER} others and
 * {@link #MOST_TURNS} operations.
 */
final class AccountFunction extends KeyedProcessFunction<Long, AccountSignal, ResellerSignal> {

    /**
     * Terms that are over are kept, the newest of them: a reversal or a resumption can revive them, and a record of one
     * that comes again must not bring it back.
     */
    static final int MOST_OVER = 64;

    static final int MOST_TURNS = 64;
    /** Longer than the window of 7 days and the rest of the day in any zone. */
    static final Duration NEAR = Duration.ofDays(9);

    private static final long serialVersionUID = 1;
    private static final long NEAR_MICROS = NEAR.toNanos() / 1_000;

    private transient ValueState<Share> share;
    private transient MapState<Long, Term> terms;
    private transient MapState<Long, Turn> turns;

    @Override
    public void open(OpenContext context) {
        var runtime = getRuntimeContext();
        share = runtime.getState(new ValueStateDescriptor<>("share", TypeInformation.of(Share.class)));
        terms = runtime.getMapState(new MapStateDescriptor<>("terms", Types.LONG, TypeInformation.of(Term.class)));
        turns = runtime.getMapState(new MapStateDescriptor<>("turns", Types.LONG, TypeInformation.of(Turn.class)));
    }

    @Override
    public void processElement(AccountSignal signal, Context context, Collector<ResellerSignal> out) throws Exception {
        switch (signal.kind()) {
            case TERM ->
                terms.put(signal.operationId(), term(signal.operationId()).sold(signal));
            case TERM_END ->
                terms.put(
                        signal.otherOperationId(),
                        term(signal.otherOperationId()).moved(signal));
            case OPERATION -> turn(signal);
        }
        long now = context.timerService().currentProcessingTime();
        Share before = shareOrNone();
        Share owned = before.ownedBy(signal.resellerId(), signal.operationId());
        settle(before, owned, now, signal.recordedMicros(), context, out);
        out.collect(ResellerSignal.accountRead(signal.resellerId(), signal.recordedMicros()));
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<ResellerSignal> out) throws Exception {
        Share before = shareOrNone();
        if (before.timerMillis() == timestamp) {
            settle(before, before.withTimer(0), timestamp, timestamp * 1_000, context, out);
        }
    }

    private void turn(AccountSignal operation) throws Exception {
        if (!Turn.is(operation.operation())) {
            return;
        }
        turns.put(
                operation.operationId(),
                new Turn(operation.operationId(), operation.operation(), operation.otherOperationId()));
        List<Turn> all = List.copyOf(known(turns));
        List<Turn> known = new ArrayList<>(all);
        // Of most reversals what they take back does not matter here; those are the first to go.
        Comparator<Turn> order = Comparator.comparing(turn -> turn.matters(all));
        known.sort(order.thenComparingLong(Turn::operationId));
        for (Turn old : known.subList(0, Math.max(0, known.size() - MOST_TURNS))) {
            turns.remove(old.operationId());
        }
    }

    /** Counts anew, tells what changed, and sets the time of the next look. */
    private void settle(
            Share before, Share owned, long nowMillis, long asOfMicros, Context context, Collector<ResellerSignal> out)
            throws Exception {
        long now = nowMillis * 1_000;
        Entitlement entitlement = Entitlement.of(remembered(now), known(turns));
        boolean near = entitlement.ends(now) && entitlement.endMicros() - NEAR_MICROS <= now;
        Share after =
                owned.of(entitlement.active(now), near ? entitlement.endMicros() : 0, near ? entitlement.credits() : 0);
        tell(before, after, asOfMicros, out);
        remember(after, nextLook(entitlement, now), context);
    }

    private static void tell(Share before, Share after, long asOfMicros, Collector<ResellerSignal> out) {
        boolean moved = before.resellerId() != after.resellerId();
        if (before.active() && (moved || !after.active())) {
            out.collect(ResellerSignal.active(before.resellerId(), -1, asOfMicros));
        }
        if (after.active() && (moved || !before.active())) {
            out.collect(ResellerSignal.active(after.resellerId(), 1, asOfMicros));
        }
        boolean same = !moved && before.dueMicros() == after.dueMicros() && before.dueCredits() == after.dueCredits();
        if (before.dueMicros() != 0 && !same) {
            out.collect(
                    ResellerSignal.due(before.resellerId(), -1, before.dueMicros(), -before.dueCredits(), asOfMicros));
        }
        if (after.dueMicros() != 0 && !same) {
            out.collect(ResellerSignal.due(after.resellerId(), 1, after.dueMicros(), after.dueCredits(), asOfMicros));
        }
    }

    /** All terms; those that are over beyond the newest few are forgotten. */
    private List<Term> remembered(long nowMicros) throws Exception {
        List<Term> known = known(terms);
        List<Term> over = new ArrayList<>(
                known.stream().filter(term -> term.over(nowMicros)).toList());
        over.sort(Comparator.comparingLong(Term::endMicros).thenComparingLong(Term::operationId));
        for (Term old : over.subList(0, Math.max(0, over.size() - MOST_OVER))) {
            terms.remove(old.operationId());
            known.remove(old);
        }
        return known;
    }

    /** The next millisecond in which something changes by itself, 0 if none. */
    private static long nextLook(Entitlement entitlement, long nowMicros) {
        long next = Long.MAX_VALUE;
        long end = entitlement.endMicros();
        if (entitlement.fromMicros() != AccountSignal.NEVER) {
            next = sooner(next, entitlement.fromMicros(), nowMicros);
            if (end != AccountSignal.NEVER) {
                next = sooner(next, end - NEAR_MICROS, nowMicros);
                next = sooner(next, end, nowMicros);
                next = sooner(next, end + 1, nowMicros); // It is due at its end, and no longer after it.
            }
        }
        return next == Long.MAX_VALUE ? 0 : Math.ceilDiv(next, 1_000);
    }

    private static long sooner(long next, long micros, long nowMicros) {
        return micros > nowMicros ? Math.min(next, micros) : next;
    }

    private void remember(Share after, long lookMillis, Context context) throws Exception {
        var timers = context.timerService();
        if (after.timerMillis() != lookMillis) {
            if (after.timerMillis() != 0) {
                timers.deleteProcessingTimeTimer(after.timerMillis());
            }
            if (lookMillis != 0) {
                timers.registerProcessingTimeTimer(lookMillis);
            }
        }
        share.update(after.withTimer(lookMillis));
    }

    private Term term(long operationId) throws Exception {
        Term held = terms.get(operationId);
        return held == null ? Term.of(operationId) : held;
    }

    private Share shareOrNone() throws Exception {
        Share held = share.value();
        return held == null ? Share.NONE : held;
    }

    private static <T> List<T> known(MapState<Long, T> state) throws Exception {
        List<T> values = new ArrayList<>();
        state.values().forEach(values::add);
        return values;
    }
}
