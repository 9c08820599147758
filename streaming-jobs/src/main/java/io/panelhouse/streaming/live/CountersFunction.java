package io.panelhouse.streaming.live;

import io.panelhouse.event.FeedBeat;
import io.panelhouse.event.LiveCounters;
import io.panelhouse.event.ResellerId;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjuster;
import java.time.temporal.TemporalAdjusters;
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
 * by quarter of an hour, because the zone, which decides to which day a quarter belongs, may come or change later; so
 * are the ends of accounts that are near. State per reseller: one {@link Desk}, one {@link Purse}, its
 * {@link AccountSums}, the quarters of at most ten days behind and ahead, one counter per online account, and two
 * timers.
 */
final class CountersFunction extends KeyedProcessFunction<Long, ResellerSignal, LiveCounters>
        implements ResultTypeQueryable<LiveCounters> {

    static final OutputTag<FeedBeat> BEATS = new OutputTag<>("beats", TypeInformation.of(FeedBeat.class));

    private static final long serialVersionUID = 1;
    private static final int CREDIT_SCALE = 4;
    private static final TemporalAdjuster MONDAY = TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY);
    private static final long QUARTER_SECONDS = Duration.ofMinutes(15).toSeconds();
    private static final long QUARTER_MICROS = QUARTER_SECONDS * 1_000_000;
    /** The days until whose end accounts are due, besides today. */
    private static final int DUE_DAYS = 7;
    /** A local week begins at most 7 d and 1 h ago; the rest is for another zone and for a clock that is set back. */
    private static final long KEPT_QUARTERS = Duration.ofDays(9).toSeconds() / QUARTER_SECONDS;
    /** One millisecond longer than any reading waits. */
    private static final long BEAT_DELAY_MILLIS = Desk.SPACING.toMillis() + 1;

    private transient ValueState<Desk> desk;
    private transient ValueState<Purse> purse;
    private transient MapState<Long, Long> consumedByQuarter;
    private transient AccountSums accounts;
    private transient MapState<String, Integer> sessionsByAccount;
    private transient ValueState<Long> beat;

    /** Said field by field, because Flink does not find the type of a date by itself. */
    @Override
    public TypeInformation<LiveCounters> getProducedType() {
        return Types.POJO(
                LiveCounters.class,
                Map.ofEntries(
                        Map.entry("resellerId", TypeInformation.of(ResellerId.class)),
                        Map.entry("version", Types.LONG),
                        Map.entry("onlineAccounts", Types.LONG),
                        Map.entry("openSessions", Types.LONG),
                        Map.entry("balance", Types.BIG_DEC),
                        Map.entry("spentToday", Types.BIG_DEC),
                        Map.entry("ledgerSequence", Types.LONG),
                        Map.entry("day", Types.LOCAL_DATE),
                        Map.entry("asOf", Types.INSTANT),
                        Map.entry("spentThisWeek", Types.BIG_DEC),
                        Map.entry("active", Types.LONG),
                        Map.entry("due", Types.LONG),
                        Map.entry("dueCredits", Types.BIG_DEC),
                        Map.entry("failing", Types.LONG),
                        Map.entry("accountsAt", Types.INSTANT)));
    }

    @Override
    public void open(OpenContext context) {
        var runtime = getRuntimeContext();
        desk = runtime.getState(new ValueStateDescriptor<>("desk", TypeInformation.of(Desk.class)));
        purse = runtime.getState(new ValueStateDescriptor<>("purse", TypeInformation.of(Purse.class)));
        consumedByQuarter =
                runtime.getMapState(new MapStateDescriptor<>("consumed-by-quarter", Types.LONG, Types.LONG));
        accounts = new AccountSums(runtime.getMapState(AccountSums.STATE));
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
            case ACTIVE, FAILING, DUE, ACCOUNT_READ -> stand(before, signal);
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

    private Desk stand(Desk before, ResellerSignal signal) throws Exception {
        switch (signal.kind()) {
            case ACTIVE -> accounts.active(signal.amount());
            case FAILING -> accounts.failing(signal.amount());
            case DUE ->
                accounts.due(Math.floorDiv(signal.occurredMicros(), QUARTER_MICROS), signal.amount(), signal.balance());
            case ACCOUNT_READ -> accounts.read(signal.occurredMicros());
            case RESELLER, WALLET, CONSUMED, SESSION_BEGAN, SESSION_ENDED, BEAT -> {}
        }
        return before;
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
        LocalDate tomorrow = day.plusDays(1);
        long dueUntil = quarterOf(day.plusDays(DUE_DAYS + 1), desk.zoneId());
        return new LiveCounters(
                new ResellerId(resellerId),
                desk.version(),
                desk.onlineAccounts(),
                desk.openSessions(),
                BigDecimal.valueOf(held.balance(), CREDIT_SCALE),
                BigDecimal.valueOf(consumed(day, tomorrow, desk.zoneId()), CREDIT_SCALE),
                held.sequence(),
                day,
                Instant.EPOCH.plus(desk.asOfMicros(), ChronoUnit.MICROS),
                BigDecimal.valueOf(consumed(day.with(MONDAY), tomorrow, desk.zoneId()), CREDIT_SCALE),
                accounts.active(),
                accounts.dueBefore(dueUntil),
                BigDecimal.valueOf(accounts.dueCreditsBefore(dueUntil), CREDIT_SCALE),
                accounts.failing(),
                Instant.EPOCH.plus(accounts.readMicros(), ChronoUnit.MICROS));
    }

    private long consumed(LocalDate from, LocalDate until, ZoneId zone) throws Exception {
        long first = quarterOf(from, zone);
        long end = quarterOf(until, zone);
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
