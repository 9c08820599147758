package io.panelhouse.streaming.live;

import java.util.Map;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * Sums over the accounts of a reseller: how many are active and failing, and for each quarter of an hour that is near
 * how many end in it and what renewing those costs, in units of 0.0001. All in one map, of which only what is not 0 is
 * kept: the key is the quarter, counted from the epoch and 0 where there is none, and which sum it is.
 */
final class AccountSums {

    static final MapStateDescriptor<Long, Long> STATE =
            new MapStateDescriptor<>("account-sums", Types.LONG, Types.LONG);

    private static final int ACTIVE = 0;
    private static final int FAILING = 1;
    private static final int READ = 2;
    private static final int DUE = 3;
    private static final int DUE_CREDITS = 4;
    private static final int SUMS = 5;

    private final MapState<Long, Long> sums;

    AccountSums(MapState<Long, Long> sums) {
        this.sums = sums;
    }

    void active(long change) throws Exception {
        add(0, ACTIVE, change);
    }

    void failing(long change) throws Exception {
        add(0, FAILING, change);
    }

    void due(long quarter, long accounts, long credits) throws Exception {
        add(quarter, DUE, accounts);
        add(quarter, DUE_CREDITS, credits);
    }

    /** A record of accounts is counted that was recorded at this time, microseconds since the epoch. */
    void read(long recordedMicros) throws Exception {
        sums.put(key(0, READ), Math.max(readMicros(), recordedMicros));
    }

    long active() throws Exception {
        return get(0, ACTIVE);
    }

    long failing() throws Exception {
        return get(0, FAILING);
    }

    /** When the newest record of accounts that is counted was recorded, 0 if there is none. */
    long readMicros() throws Exception {
        return get(0, READ);
    }

    /** How many accounts end before a quarter; those whose end has passed are counted no longer. */
    long dueBefore(long quarter) throws Exception {
        return sumBefore(quarter, DUE);
    }

    long dueCreditsBefore(long quarter) throws Exception {
        return sumBefore(quarter, DUE_CREDITS);
    }

    private void add(long quarter, int which, long change) throws Exception {
        long sum = Math.addExact(get(quarter, which), change);
        if (sum == 0) {
            sums.remove(key(quarter, which));
        } else {
            sums.put(key(quarter, which), sum);
        }
    }

    private long get(long quarter, int which) throws Exception {
        Long held = sums.get(key(quarter, which));
        return held == null ? 0 : held;
    }

    private long sumBefore(long quarter, int which) throws Exception {
        long sum = 0;
        for (Map.Entry<Long, Long> held : sums.entries()) {
            if (Math.floorMod(held.getKey(), SUMS) == which && held.getKey() < key(quarter, 0)) {
                sum = Math.addExact(sum, held.getValue());
            }
        }
        return sum;
    }

    private static long key(long quarter, int which) {
        return quarter * SUMS + which;
    }
}
