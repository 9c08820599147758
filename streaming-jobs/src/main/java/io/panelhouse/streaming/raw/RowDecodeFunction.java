package io.panelhouse.streaming.raw;

import io.panelhouse.streaming.intake.KafkaRecord;
import io.panelhouse.streaming.intake.Quarantine;
import io.panelhouse.streaming.intake.Quarantined;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.table.data.RowData;
import org.apache.flink.util.Collector;

/** Turns records into rows, each on the output of its journal. The main output is what cannot be read. */
final class RowDecodeFunction extends ProcessFunction<KafkaRecord, Quarantined> {

    private static final long serialVersionUID = 1;

    private transient Map<String, Journal> journals;
    private transient Quarantine quarantine;

    @Override
    public void open(OpenContext context) {
        journals = new HashMap<>();
        Journal.ALL.forEach(journal -> journals.put(journal.topic(), journal));
        quarantine = new Quarantine("lake", getRuntimeContext().getMetricGroup());
    }

    @Override
    public void processElement(KafkaRecord record, Context context, Collector<Quarantined> out) {
        Journal journal = journals.get(record.topic());
        if (journal == null) {
            throw new IllegalStateException("Cannot store topic %s: it is no journal".formatted(record.topic()));
        }
        RowData row;
        try {
            row = journal.row(record.requiredValue());
        } catch (RuntimeException unusable) {
            out.collect(quarantine.refuse(record, unusable));
            return;
        }
        context.output(journal.output(), row);
    }
}
