package io.panelhouse.dashboard.lake;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A map that forgets the entry used longest ago. Safe for use by many threads. */
final class RecentlyUsed<K, V> {

    private final Map<K, V> entries;

    RecentlyUsed(int maxEntries) {
        entries = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > maxEntries;
            }
        };
    }

    synchronized Optional<V> find(K key) {
        return Optional.ofNullable(entries.get(key));
    }

    synchronized void keep(K key, V value) {
        entries.put(key, value);
    }
}
