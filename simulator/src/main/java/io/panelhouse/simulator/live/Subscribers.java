package io.panelhouse.simulator.live;

import io.panelhouse.panel.AccountId;
import io.panelhouse.simulator.business.Draws;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The accounts of the demo business, in memory. Confined to the loop. */
final class Subscribers {
    private final Map<AccountId, Subscriber> byId = new HashMap<>();
    private final List<AccountId> order = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    /** Adds or replaces; true if something is new about it. */
    boolean put(Subscriber subscriber) {
        Subscriber before = byId.put(subscriber.id(), subscriber);
        if (before == null) {
            order.add(subscriber.id());
            names.add(subscriber.name());
        }
        return !subscriber.equals(before);
    }

    Optional<Subscriber> find(AccountId id) {
        return Optional.ofNullable(byId.get(id));
    }

    boolean knows(String name) {
        return names.contains(name);
    }

    int size() {
        return order.size();
    }

    Collection<Subscriber> all() {
        return byId.values();
    }

    long entitled(Instant now) {
        return byId.values().stream()
                .filter(subscriber -> subscriber.entitled(now))
                .count();
    }

    Optional<Subscriber> any(Draws draws) {
        return order.isEmpty() ? Optional.empty() : find(order.get(draws.below(order.size())));
    }
}
