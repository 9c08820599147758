package io.panelhouse.dashboard.live;

import com.vaadin.flow.shared.Registration;
import io.panelhouse.event.ResellerId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Tells listeners that something of theirs changed, each at most once a second. {@link #ring} is called by one thread:
 * a few times a second, and at once when it is told that a listener has something to hear. A listener that still works
 * is not called again until it is done.
 *
 * <p>What is told to all comes besides: it neither waits for a rest nor makes the next change wait for one.
 */
final class LiveBell {

    static final Duration PAUSE = Duration.ofSeconds(1);

    private final CopyOnWriteArrayList<Subscription> subscriptions = new CopyOnWriteArrayList<>();
    private final Executor executor;
    private final Runnable somebodyWaits;

    /** @param somebodyWaits called when something changed for a listener; must return at once */
    LiveBell(Executor executor, Runnable somebodyWaits) {
        this.executor = executor;
        this.somebodyWaits = somebodyWaits;
    }

    Registration subscribe(Collection<ResellerId> resellers, Runnable listener) {
        Subscription subscription = new Subscription(Set.copyOf(resellers), listener);
        subscriptions.add(subscription);
        return () -> subscriptions.remove(subscription);
    }

    void changed(ResellerId reseller) {
        boolean heard = false;
        for (Subscription subscription : subscriptions) {
            if (subscription.resellers.contains(reseller)) {
                heard |= !subscription.due.getAndSet(true);
            }
        }
        if (heard) {
            somebodyWaits.run();
        }
    }

    void changedForAll() {
        subscriptions.forEach(subscription -> subscription.reminded.set(true));
    }

    void ring(Instant now) {
        for (Subscription subscription : subscriptions) {
            subscription.ring(now);
        }
    }

    int listeners() {
        return subscriptions.size();
    }

    private final class Subscription {
        private final Set<ResellerId> resellers;
        private final Runnable listener;
        private final AtomicBoolean due = new AtomicBoolean();
        private final AtomicBoolean reminded = new AtomicBoolean();
        private final AtomicBoolean busy = new AtomicBoolean();
        private Instant rangAt = Instant.MIN;

        Subscription(Set<ResellerId> resellers, Runnable listener) {
            this.resellers = resellers;
            this.listener = listener;
        }

        void ring(Instant now) {
            boolean rested = rangAt.equals(Instant.MIN) || !rangAt.plus(PAUSE).isAfter(now) || rangAt.isAfter(now);
            boolean tells = due.get() && rested;
            if ((!tells && !reminded.get()) || !busy.compareAndSet(false, true)) {
                return;
            }
            reminded.set(false);
            if (tells) {
                due.set(false);
                rangAt = now;
            }
            executor.execute(() -> {
                try {
                    listener.run();
                } finally {
                    busy.set(false);
                }
            });
        }
    }
}
