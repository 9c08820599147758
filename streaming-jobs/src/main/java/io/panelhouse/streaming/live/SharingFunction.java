package io.panelhouse.streaming.live;

import io.panelhouse.event.AccountId;
import io.panelhouse.event.Alert;
import io.panelhouse.event.AlertKind;
import io.panelhouse.event.ResellerId;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
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
 * Tells which accounts are possibly shared: a device never seen before is there while another one watches, for at least
 * {@link #LEAST_OVERLAP}, and beyond what may watch at once.
 *
 * <p>In: signs of who watches, keyed by account. Out: a record when an episode opens, when a further strange device
 * comes, and when no strange device came for {@link Household#QUIET}.
 *
 * <p>Beyond what may watch is a device that the panel's door refused for want of a connection, and one in a session
 * that another system let in. A device that the door let in has a connection of its own, however many the account has,
 * and is learnt. So is every device of an account in its first {@link Household#LEARNING}; one that comes when no other
 * watches; one that takes over, because a session that ended, or lost its heartbeat, overlaps no more; and one that was
 * told of, so that it is told once. A device that tells no identifier is nobody's.
 *
 * <p>Replays and disorder change nothing: all is put by session, device and time. What is older than {@link #FRESH}
 * raises nothing. State per account: one {@link Household}, at most {@link #MOST_DEVICES} devices,
 * {@link #MOST_PRESENT} presences of the last day and 100 lines of evidence, and one timer.
 */
final class SharingFunction extends KeyedProcessFunction<Long, ViewingSignal, Alert>
        implements ResultTypeQueryable<Alert> {

    static final Duration LEAST_OVERLAP = Duration.ofMinutes(5);
    /** How long a refusal waits to be judged: sessions are another topic, and their ends may be read later. */
    static final Duration SETTLING = Duration.ofSeconds(30);
    /** How long a session that lost its heartbeat may be open before its end is known. */
    static final Duration SILENCE = Duration.ofMinutes(3);

    static final Duration FRESH = Duration.ofHours(24);
    static final int MOST_DEVICES = 50;
    static final int MOST_PRESENT = 20;
    static final int MOST_EVIDENCE = 100;

    private static final long serialVersionUID = 1;
    private static final long OVERLAP_MICROS = LEAST_OVERLAP.toNanos() / 1_000;
    private static final long SETTLING_MICROS = SETTLING.toNanos() / 1_000;
    private static final long SILENCE_MICROS = SILENCE.toNanos() / 1_000;
    private static final long FRESH_MICROS = FRESH.toNanos() / 1_000;
    /** A session without an end is given up after this. */
    private static final long OPEN_KEPT_MICROS = Duration.ofDays(7).toNanos() / 1_000;

    private static final long FOR_EVER = Long.MAX_VALUE;
    private static final int SCALE = 4;
    private static final Comparator<Presence> FIRST_FIRST =
            Comparator.comparingLong(Presence::fromMicros).thenComparing(Presence::id);

    private transient ValueState<Household> household;
    /** When each of the account's own devices was there last. */
    private transient MapState<String, Long> own;
    /** By session or, of a refused one, by device. */
    private transient MapState<String, Presence> present;

    private transient ListState<String> evidence;

    @Override
    public TypeInformation<Alert> getProducedType() {
        return Alerts.TYPE;
    }

    @Override
    public void open(OpenContext context) {
        var runtime = getRuntimeContext();
        household = runtime.getState(new ValueStateDescriptor<>("household", TypeInformation.of(Household.class)));
        own = runtime.getMapState(new MapStateDescriptor<>("own-devices", Types.STRING, Types.LONG));
        present = runtime.getMapState(
                new MapStateDescriptor<>("present", Types.STRING, TypeInformation.of(Presence.class)));
        evidence = runtime.getListState(new ListStateDescriptor<>("evidence", Types.STRING));
    }

    @Override
    public void processElement(ViewingSignal signal, Context context, Collector<Alert> out) throws Exception {
        long now = context.timerService().currentProcessingTime();
        Household held = householdOrNew().of(signal.resellerId());
        Household after = switch (signal.kind()) {
            case TERM -> held.sold(signal.monthly(), signal.atMicros());
            case OPENED -> opened(held, signal);
            case CLOSED -> closed(held, signal);
            case REFUSED -> refused(held, signal);
        };
        settle(after, now, false, context, out);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Alert> out) throws Exception {
        Household held = householdOrNew();
        if (held.timerMillis() == timestamp) {
            settle(held.withTimer(0), timestamp, true, context, out);
        }
    }

    private Household opened(Household held, ViewingSignal session) throws Exception {
        if (present.contains(session.id())) {
            return held;
        }
        boolean strange = !session.decided() && isStrange(held, session);
        if (!strange) {
            learn(session.device(), session.atMicros());
            present.remove(session.device());
        }
        present.put(session.id(), Presence.session(session, strange));
        return held.since(session.atMicros());
    }

    private Household closed(Household held, ViewingSignal session) throws Exception {
        Presence open = present.get(session.id());
        if (open == null) {
            // Kept, so that an opening that comes later opens nothing.
            present.put(session.id(), Presence.session(session, false).closed(session.atMicros()));
        } else if (open.isOpen()) {
            present.put(session.id(), open.closed(session.atMicros()));
        }
        return held;
    }

    /** It is judged once the account's sessions are known: those may be read later. */
    private Household refused(Household held, ViewingSignal attempt) throws Exception {
        if (!own.contains(attempt.device())) {
            Presence before = present.get(attempt.device());
            present.put(attempt.device(), before == null ? Presence.refused(attempt) : before.again(attempt));
        }
        return held;
    }

    private boolean isStrange(Household held, ViewingSignal signal) throws Exception {
        return !held.learns(signal.atMicros()) && !own.contains(signal.device());
    }

    private void learn(String device, long atMicros) throws Exception {
        Long last = own.get(device);
        if (last == null || last < atMicros) {
            own.put(device, atMicros);
        }
        if (last == null) {
            forgetDevicesBeyond(MOST_DEVICES);
        }
    }

    private void forgetDevicesBeyond(int most) throws Exception {
        List<Map.Entry<String, Long>> devices = new ArrayList<>();
        for (Map.Entry<String, Long> device : own.entries()) {
            devices.add(Map.entry(device.getKey(), device.getValue()));
        }
        devices.sort(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()));
        for (Map.Entry<String, Long> oldest : devices.subList(0, Math.max(0, devices.size() - most))) {
            own.remove(oldest.getKey());
        }
    }

    /**
     * Judges the strange devices, says what is to be said, forgets what is over, and sets the time of the next look.
     */
    private void settle(Household before, long nowMillis, boolean settled, Context context, Collector<Alert> out)
            throws Exception {
        long nowMicros = nowMillis * 1_000;
        Household after = before;
        long lookMicros = Long.MAX_VALUE;
        for (Presence stranger : strangers(before)) {
            if (!stranger.ofSession() && !settled) {
                lookMicros = Math.min(lookMicros, nowMicros + SETTLING_MICROS);
                continue;
            }
            List<Presence> others = others(stranger);
            boolean known = !stranger.ofSession() && own.contains(stranger.device());
            boolean overlaps = longestOverlap(stranger, others, nowMicros - SILENCE_MICROS) >= OVERLAP_MICROS;
            long look = overlaps || known ? 0 : nextLook(stranger, others);
            if (overlaps && !known && stranger.fromMicros() > nowMicros - FRESH_MICROS) {
                after = told(after, stranger, others, nowMillis);
                out.collect(record(after, context.getCurrentKey()));
            }
            if (look > nowMicros) {
                lookMicros = Math.min(lookMicros, look);
            } else if (overlaps || known || stranger.ofSession()) {
                accept(stranger);
            }
        }
        if (after.open() && nowMicros >= quietMicros(after)) {
            after = after.over(nowMillis);
            out.collect(record(after, context.getCurrentKey()));
            evidence.clear();
        }
        forgetWhatIsOver(nowMicros);
        if (after.open()) {
            lookMicros = Math.min(lookMicros, quietMicros(after));
        }
        if (!present.isEmpty()) {
            lookMicros = Math.min(lookMicros, nowMicros + FRESH_MICROS);
        }
        remember(after, lookMicros, context);
    }

    /** The devices to be judged; one that was refused only once it is known that the account is not new. */
    private List<Presence> strangers(Household held) throws Exception {
        List<Presence> strangers = new ArrayList<>();
        for (Presence one : present.values()) {
            if (one.strange() && (one.ofSession() || !held.learns(one.fromMicros()))) {
                strangers.add(one);
            }
        }
        strangers.sort(FIRST_FIRST);
        return strangers;
    }

    /** The sessions of other devices that were there at the same time. */
    private List<Presence> others(Presence stranger) throws Exception {
        List<Presence> others = new ArrayList<>();
        for (Presence one : present.values()) {
            boolean other = one.ofSession() && !one.strange() && !one.device().equals(stranger.device());
            if (other && one.overlapMicros(stranger, FOR_EVER) > 0) {
                others.add(one);
            }
        }
        others.sort(FIRST_FIRST);
        return others;
    }

    /** A device that was refused was so because the others were there at that very time. */
    private static long longestOverlap(Presence stranger, List<Presence> others, long openUntilMicros) {
        long openUntil = stranger.ofSession() ? openUntilMicros : stranger.untilMicros();
        long longest = 0;
        for (Presence other : others) {
            longest = Math.max(longest, stranger.overlapMicros(other, openUntil));
        }
        return longest;
    }

    /** When it will be known whether two sessions overlapped for long enough; 0 if nothing is left to wait for. */
    private static long nextLook(Presence stranger, List<Presence> others) {
        long earliest = 0;
        for (Presence other : others) {
            if (stranger.overlapMicros(other, FOR_EVER) >= OVERLAP_MICROS) {
                long from = Math.max(stranger.fromMicros(), other.fromMicros());
                long look = from + OVERLAP_MICROS + SILENCE_MICROS;
                earliest = earliest == 0 ? look : Math.min(earliest, look);
            }
        }
        return earliest;
    }

    /** The account with the strange device in its episode, and what proves it. */
    private Household told(Household before, Presence stranger, List<Presence> others, long nowMillis)
            throws Exception {
        Set<String> lines = new LinkedHashSet<>();
        evidence.get().forEach(lines::add);
        Set<String> devices = new HashSet<>();
        for (Presence other : others) {
            lines.add(other.id());
            devices.add(other.device());
        }
        lines.addAll(stranger.proof());
        List<String> newest = new ArrayList<>(lines);
        evidence.update(newest.subList(Math.max(0, newest.size() - MOST_EVIDENCE), newest.size()));
        return before.shared(stranger.fromMicros(), stranger.until(stranger.fromMicros()), devices.size(), nowMillis);
    }

    /** Takes a strange device for one of the account's own from now on. */
    private void accept(Presence stranger) throws Exception {
        learn(stranger.device(), stranger.fromMicros());
        if (stranger.ofSession()) {
            present.put(stranger.id(), stranger.known());
        } else {
            present.remove(stranger.device());
        }
    }

    private static long quietMicros(Household held) {
        return held.newestMicros() + Household.QUIET.toNanos() / 1_000;
    }

    private void forgetWhatIsOver(long nowMicros) throws Exception {
        List<Map.Entry<String, Presence>> kept = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        for (Map.Entry<String, Presence> one : present.entries()) {
            Presence presence = one.getValue();
            long oldest = nowMicros - (presence.isOpen() ? OPEN_KEPT_MICROS : FRESH_MICROS);
            if (presence.until(presence.fromMicros()) <= oldest) {
                gone.add(one.getKey());
            } else {
                kept.add(Map.entry(one.getKey(), presence));
            }
        }
        kept.sort(Comparator.comparing(Map.Entry::getValue, FIRST_FIRST));
        kept.subList(0, Math.max(0, kept.size() - MOST_PRESENT)).forEach(one -> gone.add(one.getKey()));
        for (String key : gone) {
            present.remove(key);
        }
    }

    private void remember(Household after, long lookMicros, Context context) throws Exception {
        long look = lookMicros == Long.MAX_VALUE ? Long.MAX_VALUE : Math.ceilDiv(lookMicros, 1_000);
        long timer = after.timerMillis();
        if (look == Long.MAX_VALUE || (timer != 0 && timer <= look)) {
            household.update(after);
            return;
        }
        if (timer != 0) {
            context.timerService().deleteProcessingTimeTimer(timer);
        }
        context.timerService().registerProcessingTimeTimer(look);
        household.update(after.withTimer(look));
    }

    private Household householdOrNew() throws Exception {
        Household held = household.value();
        return held == null ? Household.NEW : held;
    }

    private Alert record(Household held, long accountId) throws Exception {
        List<String> lines = new ArrayList<>();
        evidence.get().forEach(lines::add);
        return new Alert(
                new ResellerId(held.resellerId()),
                AlertKind.SHARING,
                Long.toString(accountId),
                held.version(),
                held.open(),
                Alerts.credits(held.monthly()).multiply(BigDecimal.valueOf(held.strangers())),
                BigDecimal.valueOf(held.online()).setScale(SCALE),
                new AccountId(accountId),
                List.copyOf(lines),
                Alerts.instant(held.openedMicros()),
                Alerts.instant(held.newestMicros()));
    }
}
