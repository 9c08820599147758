package io.panelhouse.dashboard.live;

import com.vaadin.flow.shared.Registration;
import io.panelhouse.event.Alert;
import io.panelhouse.event.ConnectionIssue;
import io.panelhouse.event.LiveCounters;
import io.panelhouse.event.ResellerId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A live feed that shows what the test says. */
public final class FixedFeed implements LiveFeed {

    private final LiveReadings readings = new LiveReadings();
    private final CopyOnWriteArrayList<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final CopyOnWriteArrayList<Runnable> signIns = new CopyOnWriteArrayList<>();
    private volatile boolean fresh;
    private volatile @Nullable Instant beat;
    private long version;

    /** Beats: the figures are fresh. */
    public void beat(Instant at) {
        beat = at;
        readings.beat(at, at);
        fresh = true;
    }

    /** It is so late now: the feed is as fresh as its newest beat makes it. */
    public void passTo(Instant now) {
        fresh = readings.freshAt(now);
        listeners.forEach(Runnable::run);
    }

    /** Beats no more. */
    public void fallSilent() {
        fresh = false;
        listeners.forEach(Runnable::run);
    }

    /** Takes in a reading and tells the listeners. */
    public void read(
            ResellerId reseller, long online, long connections, String balance, String spent, long ledger, Instant at) {
        read(new LiveCounters(
                reseller,
                ++version,
                online,
                connections,
                new BigDecimal(balance),
                new BigDecimal(spent),
                ledger,
                LocalDate.ofInstant(at, java.time.ZoneOffset.UTC),
                at,
                new BigDecimal(spent),
                0,
                0,
                BigDecimal.ZERO,
                0,
                Instant.EPOCH));
    }

    /** Takes in a reading and tells the listeners. */
    public void read(LiveCounters reading) {
        readings.accept(reading);
        listeners.forEach(Runnable::run);
    }

    /** Takes in what is known of a failing account and tells the listeners. */
    public void read(ConnectionIssue issue) {
        readings.accept(issue);
        listeners.forEach(Runnable::run);
    }

    /** Takes in an alert and tells the listeners. */
    public void read(Alert alert) {
        raise(alert);
    }

    /** A change was captured then. */
    public void capture(Instant at) {
        readings.captured(at);
    }

    /** How many listen. */
    public int listeners() {
        return listeners.size();
    }

    @Override
    public Optional<LiveCounters> counters(ResellerId reseller) {
        return readings.counters(reseller);
    }

    @Override
    public Online online(Collection<ResellerId> resellers) {
        return readings.online(resellers);
    }

    @Override
    public Totals totals(Collection<ResellerId> resellers) {
        return readings.totals(resellers);
    }

    @Override
    public List<ConnectionIssue> issues(Collection<ResellerId> resellers) {
        return readings.issues(resellers);
    }

    @Override
    public List<Alert> alerts(Collection<ResellerId> resellers) {
        return readings.alerts(resellers);
    }

    @Override
    public boolean fresh() {
        return fresh;
    }

    @Override
    public @Nullable Instant lastBeat() {
        return beat;
    }

    @Override
    public @Nullable Instant lastCapture() {
        return readings.lastCapture();
    }

    @Override
    public void raise(Alert alert) {
        readings.accept(alert);
        listeners.forEach(Runnable::run);
    }

    /** Somebody tried to sign in: tells the listeners. */
    public void signIn() {
        signIns.forEach(Runnable::run);
    }

    @Override
    public Registration onSignIn(Collection<ResellerId> resellers, Runnable listener) {
        return Registration.addAndRemove(signIns, listener);
    }

    @Override
    public Registration onChange(Collection<ResellerId> resellers, Runnable listener) {
        return Registration.addAndRemove(listeners, listener);
    }
}
