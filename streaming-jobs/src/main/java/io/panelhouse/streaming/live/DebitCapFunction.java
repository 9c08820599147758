package io.panelhouse.streaming.live;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Tells each operation the cap of its reseller.
 *
 * <p>In: debits and caps keyed by reseller. Out: the debits. A cap that comes again or late changes nothing. State per
 * reseller: its newest cap.
 */
final class DebitCapFunction extends KeyedProcessFunction<Long, DebitSignal, DebitSignal> {

    private static final long serialVersionUID = 1;

    private transient ValueState<DebitSignal> newest;

    @Override
    public void open(OpenContext context) {
        newest = getRuntimeContext().getState(new ValueStateDescriptor<>("cap", TypeInformation.of(DebitSignal.class)));
    }

    @Override
    public void processElement(DebitSignal signal, Context context, Collector<DebitSignal> out) throws Exception {
        DebitSignal known = newest.value();
        if (signal.operationId() != 0) {
            out.collect(known == null ? signal : signal.under(known.cap()));
        } else if (known == null || signal.sequence() > known.sequence()) {
            newest.update(signal);
        }
    }
}
