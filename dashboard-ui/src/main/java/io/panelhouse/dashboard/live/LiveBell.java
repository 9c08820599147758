package io.panelhouse.dashboard.live;

import com.vaadin.flow.shared.Registration;
import io.panelhouse.event.ResellerId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Tells listeners that something of theirs changed, each at most once a second. {@link #ring} is called by one thread:
 * a few times a second, and at once when it is told that a listener has something to hear. A listener that still works
 * is not called again until it is done. Listeners of one page are called together.
 *
 * <p>What is told to all comes besides: it neither waits for a rest nor makes the next change wait for one.
 */
final class LiveBell {

    static final Duration PAUSE = Duration.ofSeconds(1);
    /**
     * Who is told this little later than could be keeps its second: for a figure that changes each second the delays
     * would add up until each change waits for the next second.
     */
    private static final Duration LATENESS = Duration.ofMillis(100);

    private final Set<Subscription> subscriptions = ConcurrentHashMap.newKeySet();
    private final Map<ResellerId, Set<Subscription>> byReseller = new ConcurrentHashMap<>();
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
        for (ResellerId reseller : subscription.resellers) {
            byReseller.compute(reseller, (id, before) -> {
                Set<Subscription> those = before == null ? ConcurrentHashMap.newKeySet() : before;
                those.add(subscription);
                return those;
            });
        }
        return () -> remove(subscription);
    }

    private void remove(Subscription subscription) {
        subscriptions.remove(subscription);
        for (ResellerId reseller : subscription.resellers) {
            byReseller.computeIfPresent(reseller, (id, those) -> {
                those.remove(subscription);
                return those.isEmpty() ? null : those;
            });
        }
    }

    void changed(ResellerId reseller) {
        boolean heard = false;
        for (Subscription subscription : byReseller.getOrDefault(reseller, Set.of())) {
            heard |= !subscription.due.getAndSet(true);
        }
        if (heard) {
            somebodyWaits.run();
        }
    }

    void changedForAll() {
        subscriptions.forEach(subscription -> subscription.reminded.set(true));
    }

    void ring(Instant now) {
        Map<Object, List<Subscription>> called = new LinkedHashMap<>();
        for (Subscription subscription : subscriptions) {
            if (subscription.takes(now)) {
                called.computeIfAbsent(subscription.page, page -> new ArrayList<>())
                        .add(subscription);
            }
        }
        called.values().forEach(group -> executor.execute(() -> call(group)));
    }

    private static void call(List<Subscription> group) {
        try {
            LivePage.Part.runAll(group.stream().map(each -> each.listener).toList());
        } finally {
            group.forEach(each -> each.busy.set(false));
        }
    }

    int listeners() {
        return subscriptions.size();
    }

    /** How many resellers somebody listens to. */
    int resellers() {
        return byReseller.size();
    }

    private static final class Subscription {
        private final Set<ResellerId> resellers;
        private final Runnable listener;
        private final Object page;
        private final AtomicBoolean due = new AtomicBoolean();
        private final AtomicBoolean reminded = new AtomicBoolean();
        private final AtomicBoolean busy = new AtomicBoolean();
        private Instant rangAt = Instant.MIN;

        Subscription(Set<ResellerId> resellers, Runnable listener) {
            this.resellers = resellers;
            this.listener = listener;
            this.page = listener instanceof LivePage.Part part ? part.page() : this;
        }

        /** Whether it has something to hear, and may hear it now. */
        boolean takes(Instant now) {
            boolean tells = due.get() && rested(now);
            if ((!tells && !reminded.get()) || !busy.compareAndSet(false, true)) {
                return false;
            }
            reminded.set(false);
            if (tells) {
                due.set(false);
                Instant earliest = rangAt.equals(Instant.MIN) ? now : rangAt.plus(PAUSE);
                rangAt = earliest.isAfter(now) || earliest.plus(LATENESS).isBefore(now) ? now : earliest;
            }
            return true;
        }

        private boolean rested(Instant now) {
            return rangAt.equals(Instant.MIN) || !rangAt.plus(PAUSE).isAfter(now) || rangAt.isAfter(now);
        }
    }
}
