package io.panelhouse.streaming.live;

import io.panelhouse.event.Alert;
import io.panelhouse.event.AlertKind;
import io.panelhouse.event.ResellerId;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
 * Tells which logins move credits much faster than they ever did.
 *
 * <p>In: debits keyed by reseller and login. Out: a record when an episode opens or closes, at once, and while it is
 * open at most one a second.
 *
 * <p>A login is let pass twice the pace that it had on two other days of the last {@link #DAYS_KEPT}, and
 * {@link #FLOOR} debits in any case, but fewer than its reseller's own cap. The second busiest day counts, not the
 * busiest, so that one drain does not excuse the next; and never the same day, so that nobody works up to it. An
 * episode is over once the login stayed at or below half of that for {@link Drain#CALM}.
 *
 * <p>The clock is that of the debits: replays change nothing, a debit counts once by its operation, and one that comes
 * up to {@link Spending#LATENESS} late counts in its place. A debit older than {@link #FRESH} raises nothing, so that
 * history only teaches what is usual. State per login: one {@link Spending}, one {@link Drain}, a number for each of
 * those days and one timer; nothing once it was silent for so long.
 */
final class DrainFunction extends KeyedProcessFunction<String, DebitSignal, Alert>
        implements ResultTypeQueryable<Alert> {

    /** Debits in a minute that raise nothing, whatever is usual. */
    static final int FLOOR = 12;
    /** How many times its usual pace a login is let pass. */
    static final int FACTOR = 2;

    static final int DAYS_KEPT = 70;
    static final Duration FRESH = Duration.ofHours(24);
    /** Smallest distance between two records of an episode that stays open. */
    static final Duration SPACING = Duration.ofSeconds(1);

    private static final long serialVersionUID = 1;
    private static final long DAY_MICROS = Duration.ofDays(1).toNanos() / 1_000;
    private static final long KEPT_MILLIS = Duration.ofDays(DAYS_KEPT).toMillis();
    private static final int SCALE = 4;

    private transient ValueState<Spending> spending;
    private transient ValueState<Drain> drain;
    /** The most debits in a minute, by day. */
    private transient MapState<Long, Integer> busiest;

    @Override
    public TypeInformation<Alert> getProducedType() {
        return Alerts.TYPE;
    }

    @Override
    public void open(OpenContext context) {
        var runtime = getRuntimeContext();
        spending = runtime.getState(new ValueStateDescriptor<>("spending", TypeInformation.of(Spending.class)));
        drain = runtime.getState(new ValueStateDescriptor<>("drain", TypeInformation.of(Drain.class)));
        busiest = runtime.getMapState(new MapStateDescriptor<>("busiest", Types.LONG, Types.INT));
    }

    @Override
    public void processElement(DebitSignal debit, Context context, Collector<Alert> out) throws Exception {
        Spending before = spending.value() == null ? Spending.NONE : spending.value();
        if (!before.takes(debit.operationId(), debit.atMicros())) {
            return;
        }
        Spending after = before.plus(debit.operationId(), debit.atMicros());
        spending.update(after);
        long now = context.timerService().currentProcessingTime();
        Drain standing = drainOrNone();
        for (int i = after.indexOf(debit.operationId()); i < after.size(); i++) {
            standing = judge(standing, after, i, debit, now, out);
        }
        settle(standing, debit.resellerId(), debit.login(), now, context, out);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Alert> out) throws Exception {
        Drain fired = drainOrNone();
        if (fired.timerMillis() != timestamp) {
            return;
        }
        String key = context.getCurrentKey();
        int slash = key.indexOf('/');
        settle(
                fired.withTimer(0),
                Long.parseLong(key.substring(0, slash)),
                key.substring(slash + 1),
                timestamp,
                context,
                out);
    }

    /** What the minute that ends with one of the debits means for the login. */
    private Drain judge(
            Drain before, Spending debits, int index, DebitSignal newest, long nowMillis, Collector<Alert> out)
            throws Exception {
        long at = debits.micros()[index];
        int count = debits.countAt(index);
        long day = Math.floorDiv(at, DAY_MICROS);
        int limit = newest.cap() == 0 ? usual(day) : Math.min(newest.cap() - 1, usual(day));
        note(day, count);
        Drain standing = before;
        if (standing.overBy(at)) {
            standing = over(standing, newest.resellerId(), newest.login(), nowMillis, out);
            boolean fresh = at > nowMillis * 1_000 - FRESH.toNanos() / 1_000;
            return count > limit && fresh
                    ? standing.begun(at, count, limit, debits.operationsAt(index, Drain.MOST_EVIDENCE))
                    : standing;
        }
        boolean counted = debits.ids()[index] == newest.operationId();
        return counted ? standing.with(newest.operationId(), at, count) : standing.counting(at, count);
    }

    /** The standing once its episode, if there is one, is over. */
    private static Drain over(Drain standing, long resellerId, String login, long nowMillis, Collector<Alert> out) {
        if (!standing.open()) {
            return standing;
        }
        Drain closed = standing.closed().emitted(nowMillis);
        out.collect(record(closed, resellerId, login));
        return closed;
    }

    /** How many debits in a minute raise nothing on that day. */
    private int usual(long day) throws Exception {
        int most = 0;
        int second = 0;
        for (Map.Entry<Long, Integer> other : busiest.entries()) {
            if (other.getKey() >= day || other.getKey() < day - DAYS_KEPT) {
                continue;
            }
            int count = other.getValue();
            second = Math.max(second, Math.min(most, count));
            most = Math.max(most, count);
        }
        return Math.max(FLOOR, FACTOR * second);
    }

    private void note(long day, int count) throws Exception {
        Integer held = busiest.get(day);
        if (held == null) {
            forgetDaysBefore(day - DAYS_KEPT);
        }
        if (held == null || count > held) {
            busiest.put(day, count);
        }
    }

    private void forgetDaysBefore(long oldest) throws Exception {
        List<Long> old = new ArrayList<>();
        for (Long day : busiest.keys()) {
            if (day < oldest) {
                old.add(day);
            }
        }
        for (Long day : old) {
            busiest.remove(day);
        }
    }

    /** Says what is to be said and sets the time of the next look. */
    private void settle(
            Drain before, long resellerId, String login, long nowMillis, Context context, Collector<Alert> out)
            throws Exception {
        Drain after = before;
        if (after.open() && nowMillis >= calmMillis(after)) {
            after = over(after, resellerId, login, nowMillis, out);
        } else if (nowMillis >= tellMillis(after)) {
            after = after.emitted(nowMillis);
            out.collect(record(after, resellerId, login));
        }
        remember(after, nowMillis, context);
    }

    /** When an episode is over if nothing more comes. Debits that come late are waited for as long. */
    private static long calmMillis(Drain standing) {
        return Math.max(standing.highMicros() / 1_000, standing.emittedMillis()) + Drain.CALM.toMillis();
    }

    /** When a record is due that says what the last one did not, if there is something. */
    private static long tellMillis(Drain standing) {
        return standing.told() ? Long.MAX_VALUE : standing.emittedMillis() + SPACING.toMillis();
    }

    private void remember(Drain after, long nowMillis, Context context) throws Exception {
        Spending held = spending.value();
        long silentMillis = held == null ? 0 : held.newestMicros() / 1_000 + KEPT_MILLIS;
        long look = after.open() ? Math.min(calmMillis(after), tellMillis(after)) : silentMillis;
        long timer = after.timerMillis();
        var timers = context.timerService();
        boolean forgotten = look <= nowMillis;
        if (timer != 0 && (forgotten || timer > look)) {
            timers.deleteProcessingTimeTimer(timer);
            timer = 0;
        }
        if (forgotten) {
            spending.clear();
            drain.clear();
            busiest.clear();
            return;
        }
        if (timer == 0) {
            timers.registerProcessingTimeTimer(look);
        }
        drain.update(after.withTimer(timer == 0 ? look : timer));
    }

    private Drain drainOrNone() throws Exception {
        Drain held = drain.value();
        return held == null ? Drain.NONE : held;
    }

    private static Alert record(Drain standing, long resellerId, String login) {
        return new Alert(
                new ResellerId(resellerId),
                AlertKind.DRAIN,
                login,
                standing.version(),
                standing.open(),
                BigDecimal.valueOf(standing.figure()).setScale(SCALE),
                BigDecimal.valueOf(standing.limit()).setScale(SCALE),
                null,
                Arrays.stream(standing.evidence()).mapToObj(Long::toString).toList(),
                Alerts.instant(standing.openedMicros()),
                Alerts.instant(standing.newestMicros()));
    }
}
