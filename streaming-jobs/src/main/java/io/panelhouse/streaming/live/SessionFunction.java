package io.panelhouse.streaming.live;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Tells when a session becomes open and when it stops being open.
 *
 * <p>In: signals keyed by session. Out: one signal for its reseller per change; beats pass.
 *
 * <p>Replays and disorder change nothing. State is one {@link Session} and one timer per session: while it is open, 6 h
 * after it expired without being closed, 10 min after it was closed, and nothing for history that is already over.
 */
final class SessionFunction extends KeyedProcessFunction<String, SessionSignal, ResellerSignal> {

    private static final long serialVersionUID = 1;

    private transient ValueState<Session> state;

    @Override
    public void open(OpenContext context) {
        state = getRuntimeContext().getState(new ValueStateDescriptor<>("session", TypeInformation.of(Session.class)));
    }

    @Override
    public void processElement(SessionSignal signal, Context context, Collector<ResellerSignal> out) throws Exception {
        if (signal.kind() == SessionSignal.Kind.BEAT) {
            out.collect(ResellerSignal.beat(signal.atMicros()));
            return;
        }
        Session before = state.value();
        Session after = Session.after(before, signal, context.timerService().currentProcessingTime());
        step(before, after, signal.recordedMicros(), context, out);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<ResellerSignal> out) throws Exception {
        Session before = state.value();
        if (before == null || before.timerMillis() != timestamp) {
            return;
        }
        Session fired = before.withTimer(0);
        boolean due = before.deadlineMillis() <= timestamp;
        Session after = due ? fired.atDeadline(timestamp) : fired;
        step(before, after, timestamp * 1000, context, out);
    }

    private void step(
            @Nullable Session before,
            @Nullable Session after,
            long asOfMicros,
            Context context,
            Collector<ResellerSignal> out)
            throws Exception {
        boolean wasOpen = before != null && before.open();
        boolean isOpen = after != null && after.open();
        if (before != null && wasOpen && !isOpen) {
            out.collect(ResellerSignal.sessionEnded(before.resellerId(), before.accountName(), asOfMicros));
        }
        if (after != null && isOpen && !wasOpen) {
            out.collect(ResellerSignal.sessionBegan(after.resellerId(), after.accountName(), asOfMicros));
        }
        remember(before, after, context);
    }

    /** One timer per session: it is set earlier when needed, and when it fires early it is set again. */
    private void remember(@Nullable Session before, @Nullable Session after, Context context) throws Exception {
        if (after == null) {
            if (before != null) {
                context.timerService().deleteProcessingTimeTimer(before.timerMillis());
                state.clear();
            }
            return;
        }
        long timer = after.timerMillis();
        if (timer == 0 || timer > after.deadlineMillis()) {
            if (timer != 0) {
                context.timerService().deleteProcessingTimeTimer(timer);
            }
            context.timerService().registerProcessingTimeTimer(after.deadlineMillis());
            state.update(after.withTimer(after.deadlineMillis()));
        } else if (!after.equals(before)) {
            state.update(after);
        }
    }
}
