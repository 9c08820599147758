package io.panelhouse.ingest.gateway;

import io.panelhouse.panel.ResellerId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;

/** Which resellers an edge serves: those of its own reseller's subtree, as the panel said within the last minute. */
final class EdgeTree {

    private static final Duration BELIEVED = Duration.ofMinutes(1);
    private static final int MAX_PAIRS = 50_000;

    private final BiPredicate<ResellerId, ResellerId> contains;
    private final InstantSource clock;
    private final Map<Pair, Said> said = new ConcurrentHashMap<>();

    EdgeTree(BiPredicate<ResellerId, ResellerId> contains, InstantSource clock) {
        this.contains = contains;
        this.clock = clock;
    }

    boolean serves(ResellerId edge, ResellerId reseller) {
        if (edge.equals(reseller)) {
            return true;
        }
        Instant now = clock.instant();
        Pair pair = new Pair(edge, reseller);
        Said before = said.get(pair);
        if (before != null && before.asked.plus(BELIEVED).isAfter(now)) {
            return before.serves;
        }
        if (said.size() >= MAX_PAIRS) {
            said.clear();
        }
        boolean serves = contains.test(edge, reseller);
        said.put(pair, new Said(serves, now));
        return serves;
    }

    private record Pair(ResellerId edge, ResellerId reseller) {}

    private record Said(boolean serves, Instant asked) {}
}
