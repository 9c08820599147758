package io.panelhouse.panel.session;

import io.panelhouse.panel.PanelUnavailableException;
import io.panelhouse.panel.ResellerId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Attempts that wait, one line for each edge. A batch takes from all lines in turn, so that a crowd at one edge does
 * not keep the others waiting.
 */
final class SignInQueue {

    static final int MAX_BATCH = 512;
    private static final int MAX_WAITING_OF_AN_EDGE = 4_096;
    private static final int MAX_WAITING = 20_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Map<ResellerId, ArrayDeque<WaitingAttempt>> lines = new LinkedHashMap<>();
    private int waiting;
    private boolean open = true;

    /** @throws PanelUnavailableException if too many wait, or the panel is closed */
    void add(WaitingAttempt attempt) {
        lock.lock();
        try {
            if (!open) {
                throw new PanelUnavailableException("Cannot take a sign-in: the panel is closed");
            }
            ArrayDeque<WaitingAttempt> line =
                    lines.computeIfAbsent(attempt.request().edge(), edge -> new ArrayDeque<>());
            if (waiting >= MAX_WAITING || line.size() >= MAX_WAITING_OF_AN_EDGE) {
                throw new PanelUnavailableException(
                        "Cannot take a sign-in: " + line.size() + " wait at this edge; try again");
            }
            line.add(attempt);
            waiting++;
            arrived.signal();
        } finally {
            lock.unlock();
        }
    }

    /** The next batch; empty if none came for a while, and from {@link #close} on when nothing waits. */
    List<WaitingAttempt> take(long timeoutMillis) throws InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
            while (waiting == 0 && open && left > 0) {
                left = arrived.awaitNanos(left);
            }
            return drain();
        } finally {
            lock.unlock();
        }
    }

    boolean isOver() {
        lock.lock();
        try {
            return !open && waiting == 0;
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            open = false;
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private List<WaitingAttempt> drain() {
        List<WaitingAttempt> batch = new ArrayList<>(Math.min(waiting, MAX_BATCH));
        while (waiting > 0 && batch.size() < MAX_BATCH) {
            for (Iterator<ArrayDeque<WaitingAttempt>> each = lines.values().iterator();
                    each.hasNext() && batch.size() < MAX_BATCH; ) {
                ArrayDeque<WaitingAttempt> line = each.next();
                batch.add(line.remove());
                waiting--;
                if (line.isEmpty()) {
                    each.remove();
                }
            }
        }
        return batch;
    }
}
