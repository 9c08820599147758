package io.panelhouse.streaming.live;

import io.panelhouse.event.FeedBeat;
import io.panelhouse.event.LiveCounters;
import io.panelhouse.event.ResellerId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
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
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the live figures of each reseller.
 *
 * <p>In: signals keyed by reseller. Out: at most one reading per reseller and 100 ms, the first about 5 ms after a
 * change; and on {@link #BEATS} the beats, each after the readings of what came before it.
 *
 * <p>Replays change nothing: wallet entries count by their position, consumed ones once each. Credits consumed are kept
 * by quarter of an hour, because the zone, which decides to which day a quarter belongs, may come or change later.
 * State per reseller: one {@link Desk}, one {@link Purse}, the quarters of at most three days, one counter per online
 * account, and two timers.
 */
final class CountersFunction extends KeyedProcessFunction<Long, ResellerSignal, LiveCounters>
        implements ResultTypeQueryable<LiveCounters> {

    static final OutputTag<FeedBeat> BEATS = new OutputTag<>("beats", TypeInformation.of(FeedBeat.class));

    private static final long serialVersionUID = 1;
    private static final int CREDIT_SCALE = 4;
    private static final long QUARTER_SECONDS = Duration.ofMinutes(15).toSeconds();
    private static final long QUARTER_MICROS = QUARTER_SECONDS * 1_000_000;
    /** A local day begins at most 26 h ago; the rest is for a clock that is set back. */
    private static final long KEPT_QUARTERS = Duration.ofDays(2).toSeconds() / QUARTER_SECONDS;
    /** One millisecond longer than any reading waits. */
    private static final long BEAT_DELAY_MILLIS = Desk.SPACING.toMillis() + 1;

    private transient ValueState<Desk> desk;
    private transient ValueState<Purse> purse;
    private transient MapState<Long, Long> consumedByQuarter;
    private transient MapState<String, Integer> sessionsByAccount;
    private transient ValueState<Long> beat;

    /** Said field by field, because Flink does not find the type of a date by itself. */
    @Override
    public TypeInformation<LiveCounters> getProducedType() {
        return Types.POJO(
                LiveCounters.class,
                Map.of(
                        "resellerId", TypeInformation.of(ResellerId.class),
                        "version", Types.LONG,
                        "onlineAccounts", Types.LONG,
                        "openSessions", Types.LONG,
                        "balance", Types.BIG_DEC,
                        "spentToday", Types.BIG_DEC,
                        "ledgerSequence", Types.LONG,
                        "day", Types.LOCAL_DATE,
                        "asOf", Types.INSTANT));
    }

    @Override
    public void open(OpenContext context) {
        var runtime = getRuntimeContext();
        desk = runtime.getState(new ValueStateDescriptor<>("desk", TypeInformation.of(Desk.class)));
        purse = runtime.getState(new ValueStateDescriptor<>("purse", TypeInformation.of(Purse.class)));
        consumedByQuarter =
                runtime.getMapState(new MapStateDescriptor<>("consumed-by-quarter", Types.LONG, Types.LONG));
        sessionsByAccount =
                runtime.getMapState(new MapStateDescriptor<>("sessions-by-account", Types.STRING, Types.INT));
        beat = runtime.getState(new ValueStateDescriptor<>("beat", Types.LONG));
    }

    @Override
    public void processElement(ResellerSignal signal, Context context, Collector<LiveCounters> out) throws Exception {
        if (signal.kind() == ResellerSignal.Kind.BEAT) {
            holdBeat(signal.occurredMicros(), context);
            return;
        }
        long now = context.timerService().currentProcessingTime();
        Desk before = deskOrNew();
        Desk after = switch (signal.kind()) {
            case RESELLER -> settle(before, signal);
            case WALLET -> fill(before, signal);
            case CONSUMED -> consume(before, signal, now);
            case SESSION_BEGAN -> count(before, signal.text(), 1);
            case SESSION_ENDED -> count(before, signal.text(), -1);
            case BEAT -> null;
        };
        if (after != null) {
            Desk dated = after.midnightMillis() == 0 ? after.untilMidnight(now) : after;
            remember(before, dated.changed(signal.asOfMicros(), now), context);
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<LiveCounters> out) throws Exception {
        if (context.getCurrentKey() == ResellerSignal.BEAT_KEY) {
            releaseBeat(context);
            return;
        }
        Desk before = deskOrNew();
        Desk after = before;
        if (after.midnightMillis() != 0 && after.midnightMillis() <= timestamp) {
            after = after.untilMidnight(timestamp).changed(after.midnightMillis() * 1000, timestamp);
            forgetQuartersBefore(timestamp);
        }
        if (after.dueMillis() != 0 && after.dueMillis() <= timestamp) {
            after = after.emitted(timestamp);
            out.collect(reading(context.getCurrentKey(), after, timestamp));
        }
        remember(before, after, context);
    }

    // Each of these gives the desk after a signal, or null if the signal changes no figure.

    private static @Nullable Desk settle(Desk before, ResellerSignal reseller) {
        return reseller.sequence() > before.zoneSequence() ? before.inZone(reseller.text(), reseller.sequence()) : null;
    }

    private @Nullable Desk fill(Desk before, ResellerSignal entry) throws Exception {
        Purse held = purseOrEmpty();
        if (entry.sequence() <= held.sequence()) {
            return null;
        }
        purse.update(held.afterWallet(entry.sequence(), entry.balance()));
        return before;
    }

    private @Nullable Desk consume(Desk before, ResellerSignal entry, long nowMillis) throws Exception {
        Purse held = purseOrEmpty();
        if (held.consumed().contains(entry.sequence())) {
            return null;
        }
        purse.update(held.afterConsumed(entry.sequence()));
        long quarter = Math.floorDiv(entry.occurredMicros(), QUARTER_MICROS);
        if (quarter < oldestQuarter(nowMillis)) {
            return null;
        }
        Long sum = consumedByQuarter.get(quarter);
        consumedByQuarter.put(quarter, Math.addExact(sum == null ? 0 : sum, entry.amount()));
        return before;
    }

    private Desk count(Desk before, String account, int change) throws Exception {
        Integer held = sessionsByAccount.get(account);
        int was = held == null ? 0 : held;
        int is = was + change;
        if (is > 0) {
            sessionsByAccount.put(account, is);
        } else {
            sessionsByAccount.remove(account);
        }
        long accounts = before.onlineAccounts() + (is > 0 ? 1 : 0) - (was > 0 ? 1 : 0);
        return before.counting(before.openSessions() + change, accounts);
    }

    private void remember(Desk before, Desk after, Context context) throws Exception {
        if (after.equals(before)) {
            return;
        }
        var timers = context.timerService();
        if (after.dueMillis() != 0 && after.dueMillis() != before.dueMillis()) {
            timers.registerProcessingTimeTimer(after.dueMillis());
        }
        if (after.midnightMillis() != before.midnightMillis()) {
            timers.deleteProcessingTimeTimer(before.midnightMillis());
            timers.registerProcessingTimeTimer(after.midnightMillis());
        }
        desk.update(after);
    }

    private LiveCounters reading(long resellerId, Desk desk, long nowMillis) throws Exception {
        Purse held = purseOrEmpty();
        LocalDate day = desk.day(nowMillis);
        return new LiveCounters(
                new ResellerId(resellerId),
                desk.version(),
                desk.onlineAccounts(),
                desk.openSessions(),
                BigDecimal.valueOf(held.balance(), CREDIT_SCALE),
                BigDecimal.valueOf(consumedOn(day, desk.zoneId()), CREDIT_SCALE),
                held.sequence(),
                day,
                Instant.EPOCH.plus(desk.asOfMicros(), ChronoUnit.MICROS));
    }

    private long consumedOn(LocalDate day, ZoneId zone) throws Exception {
        long first = quarterOf(day, zone);
        long end = quarterOf(day.plusDays(1), zone);
        long sum = 0;
        for (Map.Entry<Long, Long> quarter : consumedByQuarter.entries()) {
            if (quarter.getKey() >= first && quarter.getKey() < end) {
                sum = Math.addExact(sum, quarter.getValue());
            }
        }
        return sum;
    }

    private static long quarterOf(LocalDate day, ZoneId zone) {
        return Math.floorDiv(day.atStartOfDay(zone).toEpochSecond(), QUARTER_SECONDS);
    }

    private static long oldestQuarter(long nowMillis) {
        return Math.floorDiv(nowMillis, QUARTER_SECONDS * 1000) - KEPT_QUARTERS;
    }

    private void forgetQuartersBefore(long nowMillis) throws Exception {
        long oldest = oldestQuarter(nowMillis);
        List<Long> old = new ArrayList<>();
        for (Long quarter : consumedByQuarter.keys()) {
            if (quarter < oldest) {
                old.add(quarter);
            }
        }
        for (Long quarter : old) {
            consumedByQuarter.remove(quarter);
        }
    }

    private void holdBeat(long micros, Context context) throws Exception {
        Long held = beat.value();
        if (held == null) {
            var timers = context.timerService();
            timers.registerProcessingTimeTimer(timers.currentProcessingTime() + BEAT_DELAY_MILLIS);
        }
        beat.update(held == null ? micros : Math.max(held, micros));
    }

    private void releaseBeat(OnTimerContext context) throws Exception {
        Long held = beat.value();
        if (held != null) {
            context.output(BEATS, new FeedBeat(Instant.EPOCH.plus(held, ChronoUnit.MICROS)));
            beat.clear();
        }
    }

    private Desk deskOrNew() throws Exception {
        Desk held = desk.value();
        return held == null ? Desk.NEW : held;
    }

    private Purse purseOrEmpty() throws Exception {
        Purse held = purse.value();
        return held == null ? Purse.EMPTY : held;
    }
}
