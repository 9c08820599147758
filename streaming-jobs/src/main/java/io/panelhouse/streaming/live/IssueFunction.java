package io.panelhouse.streaming.live;

import io.panelhouse.event.AccountId;
import io.panelhouse.event.ConnectionIssue;
import io.panelhouse.event.ResellerId;
import io.panelhouse.event.SignInOutcome;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
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
 * Tells which accounts fail to connect.
 *
 * <p>In: sign-ins keyed by account. Out: a record when an issue opens or closes, at once, and while it is open at most
 * one a second; and on {@link #FAILING} a signal for the account's reseller when an issue opens, closes or changes
 * hands.
 *
 * <p>Replays and disorder change nothing: a failure counts once by its journal sequence, and not if it happened before
 * the last success. State per account: one {@link Struggle}, its failures of the last 24 h since its last success, at
 * most {@link #MOST_FAILURES}, and one timer; nothing once they are 24 h old.
 */
final class IssueFunction extends KeyedProcessFunction<Long, SignInSignal, ConnectionIssue>
        implements ResultTypeQueryable<ConnectionIssue> {

    /** The newest failures are kept; more are not counted. */
    static final int MOST_FAILURES = 100;

    static final OutputTag<ResellerSignal> FAILING =
            new OutputTag<>("failing", TypeInformation.of(ResellerSignal.class));

    static final Duration WINDOW = Duration.ofHours(24);
    /** Smallest distance between two records of an issue that stays open. */
    static final Duration SPACING = Duration.ofSeconds(1);

    private static final long serialVersionUID = 1;
    private static final long WINDOW_MICROS = WINDOW.toNanos() / 1_000;
    private static final Comparator<SignInSignal> OLDEST_FIRST =
            Comparator.comparingLong(SignInSignal::atMicros).thenComparingLong(SignInSignal::sequence);

    private final int failuresOfAnIssue;
    private transient ValueState<Struggle> struggle;
    private transient MapState<Long, SignInSignal> failures;
    /** The failure that the last record named. */
    private transient ValueState<SignInSignal> shown;

    /** Creates the function. */
    IssueFunction(int failuresOfAnIssue) {
        this.failuresOfAnIssue = failuresOfAnIssue;
    }

    /** Said field by field, because Flink does not find the type of an id by itself. */
    @Override
    public TypeInformation<ConnectionIssue> getProducedType() {
        return Types.POJO(
                ConnectionIssue.class,
                Map.ofEntries(
                        Map.entry("resellerId", TypeInformation.of(ResellerId.class)),
                        Map.entry("accountId", TypeInformation.of(AccountId.class)),
                        Map.entry("accountName", Types.STRING),
                        Map.entry("version", Types.LONG),
                        Map.entry("open", Types.BOOLEAN),
                        Map.entry("failures", Types.INT),
                        Map.entry("reason", Types.ENUM(SignInOutcome.class)),
                        Map.entry("deviceId", Types.STRING),
                        Map.entry("deviceType", Types.STRING),
                        Map.entry("firstAt", Types.INSTANT),
                        Map.entry("lastAt", Types.INSTANT)));
    }

    @Override
    public void open(OpenContext context) {
        var runtime = getRuntimeContext();
        struggle = runtime.getState(new ValueStateDescriptor<>("struggle", TypeInformation.of(Struggle.class)));
        shown = runtime.getState(new ValueStateDescriptor<>("shown", TypeInformation.of(SignInSignal.class)));
        failures = runtime.getMapState(
                new MapStateDescriptor<>("failures", Types.LONG, TypeInformation.of(SignInSignal.class)));
    }

    @Override
    public void processElement(SignInSignal attempt, Context context, Collector<ConnectionIssue> out) throws Exception {
        long now = context.timerService().currentProcessingTime();
        if (attempt.atMicros() <= oldestMicros(now)) {
            return;
        }
        Struggle before = struggleOrNone();
        if (attempt.accepted()) {
            settle(before.accepted(attempt.atMicros()), now, context, out);
        } else if (attempt.atMicros() > before.acceptedMicros()) {
            failures.put(attempt.sequence(), attempt);
            settle(before, now, context, out);
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<ConnectionIssue> out) throws Exception {
        Struggle fired = struggleOrNone();
        if (fired.timerMillis() == timestamp) {
            settle(fired.withTimer(0), timestamp, context, out);
        }
    }

    /** Forgets the failures that no longer count, says what changed, and sets the time of the next look. */
    private void settle(Struggle before, long nowMillis, Context context, Collector<ConnectionIssue> out)
            throws Exception {
        List<SignInSignal> counted = counted(Math.max(before.acceptedMicros(), oldestMicros(nowMillis)));
        boolean open = counted.size() >= failuresOfAnIssue;
        boolean due = nowMillis >= before.emittedMillis() + SPACING.toMillis();
        Struggle after = before;
        if (open != before.open() || (open && due)) {
            after = before.emitted(open, nowMillis);
            SignInSignal newest = open ? newestTelling(counted) : shown.value();
            count(before.open() ? shown.value() : null, open ? newest : null, nowMillis, context);
            out.collect(record(newest, counted, after));
            shown.update(newest);
        }
        remember(after, nextLook(after, counted, open && !due), nowMillis, context);
    }

    /** Whose accounts are failing follows the records: as many as there are open ones that name the reseller. */
    private static void count(
            @Nullable SignInSignal before, @Nullable SignInSignal after, long nowMillis, Context context) {
        if (before != null && after != null && before.resellerId() == after.resellerId()) {
            return;
        }
        long asOf = after == null ? nowMillis * 1_000 : after.atMicros();
        if (before != null) {
            context.output(FAILING, ResellerSignal.failing(before.resellerId(), -1, asOf));
        }
        if (after != null) {
            context.output(FAILING, ResellerSignal.failing(after.resellerId(), 1, asOf));
        }
    }

    /**
     * The failures after an instant, oldest first, at most the newest {@link #MOST_FAILURES}; the others are removed.
     */
    private List<SignInSignal> counted(long afterMicros) throws Exception {
        List<SignInSignal> kept = new ArrayList<>();
        failures.values().forEach(kept::add);
        kept.sort(OLDEST_FIRST);
        int first = Math.max(0, kept.size() - MOST_FAILURES);
        while (first < kept.size() && kept.get(first).atMicros() <= afterMicros) {
            first++;
        }
        for (SignInSignal gone : kept.subList(0, first)) {
            failures.remove(gone.sequence());
        }
        return kept.subList(first, kept.size());
    }

    /** The newest failure; one that says why goes before one that only says "too many tries". */
    private static SignInSignal newestTelling(List<SignInSignal> counted) {
        for (SignInSignal failure : counted.reversed()) {
            if (failure.outcome() != SignInOutcome.THROTTLED) {
                return failure;
            }
        }
        return counted.getLast();
    }

    private static ConnectionIssue record(SignInSignal newest, List<SignInSignal> counted, Struggle after) {
        return new ConnectionIssue(
                new ResellerId(newest.resellerId()),
                new AccountId(newest.accountId()),
                newest.accountName(),
                after.version(),
                after.open(),
                after.open() ? counted.size() : 0,
                newest.outcome(),
                newest.deviceId(),
                newest.deviceType(),
                instant(
                        counted.isEmpty()
                                ? newest.atMicros()
                                : counted.getFirst().atMicros()),
                instant(
                        counted.isEmpty()
                                ? newest.atMicros()
                                : counted.getLast().atMicros()));
    }

    /** When a record that had to wait is due, a failure becomes too old, or all is to be forgotten; 0 if never. */
    private static long nextLook(Struggle after, List<SignInSignal> counted, boolean waits) {
        long oldest =
                counted.isEmpty() ? after.acceptedMicros() : counted.getFirst().atMicros();
        long expiry = oldest == 0 ? 0 : Math.ceilDiv(oldest + WINDOW_MICROS, 1_000);
        return waits ? Math.min(expiry, after.emittedMillis() + SPACING.toMillis()) : expiry;
    }

    private void remember(Struggle after, long lookMillis, long nowMillis, Context context) throws Exception {
        var timers = context.timerService();
        if (after.timerMillis() != 0 && after.timerMillis() != lookMillis) {
            timers.deleteProcessingTimeTimer(after.timerMillis());
        }
        if (lookMillis <= nowMillis) {
            struggle.clear();
            shown.clear();
            return;
        }
        if (after.timerMillis() != lookMillis) {
            timers.registerProcessingTimeTimer(lookMillis);
        }
        struggle.update(after.withTimer(lookMillis));
    }

    private Struggle struggleOrNone() throws Exception {
        Struggle held = struggle.value();
        return held == null ? Struggle.NONE : held;
    }

    private static long oldestMicros(long nowMillis) {
        return nowMillis * 1_000 - WINDOW_MICROS;
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
