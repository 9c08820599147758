package io.panelhouse.streaming.raw;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.table.data.RowData;
import org.apache.flink.util.Collector;

/**
 * Lets each row of a journal through once.
 *
 * <p>In: rows keyed by {@link #blockOf}. Out: those whose sequence comes for the first time. Exact whatever the order.
 * State is one bit per row: 512 bytes per block of 4096 sequence numbers, none of which ever expires, because capture
 * may read any part of a journal again. A block that is complete is kept as an empty array.
 */
final class FirstSeenFunction extends KeyedProcessFunction<Long, RowData, RowData> {

    static final int BLOCK_BITS = 12;

    private static final long serialVersionUID = 1;
    private static final int BLOCK_ROWS = 1 << BLOCK_BITS;
    private static final int WORDS = BLOCK_ROWS / Long.SIZE;
    private static final long[] COMPLETE = {};

    private transient ValueState<long[]> seenState;
    private transient Counter duplicates;

    static long blockOf(RowData row) {
        return row.getLong(0) >> BLOCK_BITS;
    }

    @Override
    public void open(OpenContext context) {
        seenState = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("seen", PrimitiveArrayTypeInfo.LONG_PRIMITIVE_ARRAY_TYPE_INFO));
        duplicates = getRuntimeContext().getMetricGroup().counter("duplicates");
    }

    @Override
    public void processElement(RowData row, Context context, Collector<RowData> out) throws Exception {
        long[] held = seenState.value();
        long[] seen = held == null ? new long[WORDS] : held;
        int position = (int) (row.getLong(0) & (BLOCK_ROWS - 1));
        int word = position / Long.SIZE;
        long bit = 1L << (position % Long.SIZE);
        if (seen.length == 0 || (seen[word] & bit) != 0) {
            duplicates.inc();
            return;
        }
        seen[word] |= bit;
        seenState.update(seen[word] == -1 && complete(seen) ? COMPLETE : seen);
        out.collect(row);
    }

    private static boolean complete(long[] seen) {
        for (long word : seen) {
            if (word != -1) {
                return false;
            }
        }
        return true;
    }
}
