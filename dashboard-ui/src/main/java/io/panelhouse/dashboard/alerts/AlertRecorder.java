package io.panelhouse.dashboard.alerts;

import io.panelhouse.dashboard.alerts.Episodes.Name;
import io.panelhouse.event.Alert;
import io.panelhouse.event.AlertKind;
import io.panelhouse.panel.PanelUnavailableException;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.alert.Alerts;
import io.panelhouse.panel.hold.Drain;
import io.panelhouse.panel.hold.Holds;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records the alerts of the stream and asks for the hold of a login that drains. Several processes may do so: an
 * episode is recorded once and held once. While the database is away alerts wait, one for each episode, the newest of
 * it.
 */
public final class AlertRecorder implements Consumer<Alert>, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AlertRecorder.class);
    private static final long PAUSE_MILLIS = 1_000;
    private static final long CLOSE_MILLIS = 5_000;

    private final Alerts alerts;
    private final Holds holds;
    private final Map<Name, Alert> waiting = new LinkedHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition came = lock.newCondition();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().name("alert-recorder").daemon().unstarted(this::run);

    private AlertRecorder(Alerts alerts, Holds holds) {
        this.alerts = alerts;
        this.holds = holds;
    }

    /** A recorder that records what it is given until it is closed. */
    public static AlertRecorder started(Alerts alerts, Holds holds) {
        AlertRecorder recorder = new AlertRecorder(alerts, holds);
        recorder.thread.start();
        return recorder;
    }

    @Override
    public void accept(Alert alert) {
        lock.lock();
        try {
            waiting.merge(
                    Name.of(alert), alert, (held, arrived) -> arrived.version() > held.version() ? arrived : held);
            came.signal();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        thread.interrupt();
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (closed.getCount() > 0) {
                Alert next = next();
                try {
                    record(next);
                } catch (PanelUnavailableException away) {
                    LOG.warn("Cannot record alerts: {}; trying again every second", away.getMessage());
                    accept(next);
                    closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
                } catch (RuntimeException wrong) {
                    LOG.error("Cannot record alert {} of {}", next.key(), next.openedAt(), wrong);
                }
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private Alert next() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (waiting.isEmpty()) {
                came.await();
            }
            var first = waiting.entrySet().iterator();
            Alert next = first.next().getValue();
            first.remove();
            return next;
        } finally {
            lock.unlock();
        }
    }

    private void record(Alert alert) {
        if (alert.open() && alert.kind() == AlertKind.DRAIN) {
            // First the hold: it stops what goes on. Both can be asked for again.
            var unusedHold = holds.hold(drain(alert));
        }
        var unused = alerts.record(Episodes.reported(alert));
    }

    private static Drain drain(Alert alert) {
        List<Long> operations = alert.evidence().stream()
                .filter(id -> id.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .toList();
        return new Drain(
                new ResellerId(alert.resellerId().value()),
                alert.subject(),
                alert.openedAt(),
                alert.figure().intValue(),
                alert.limit(),
                operations);
    }
}
