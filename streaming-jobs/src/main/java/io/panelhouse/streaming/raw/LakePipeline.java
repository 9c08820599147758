package io.panelhouse.streaming.raw;

import io.panelhouse.streaming.intake.KafkaRecord;
import io.panelhouse.streaming.intake.Quarantined;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.data.RowData;

/** The wiring of the lake job: decode, drop what was seen, append; one branch per journal. */
public final class LakePipeline {

    /** What the source has to read. */
    public static final List<String> TOPICS =
            Journal.ALL.stream().map(Journal::topic).toList();

    private LakePipeline() {}

    /** Where the rows of each journal go. */
    @FunctionalInterface
    public interface RawTables {

        /** Ends the branch of a journal in its table. */
        void append(Journal journal, DataStream<RowData> rows);
    }

    /** Adds the job to an environment. */
    public static void define(
            StreamExecutionEnvironment env,
            Source<KafkaRecord, ?, ?> source,
            RawTables tables,
            Sink<Quarantined> quarantine) {
        var decoded = env.fromSource(source, WatermarkStrategy.noWatermarks(), "lake-source")
                .uid("lake-source")
                .process(new RowDecodeFunction())
                .name("decode")
                .uid("lake-decode");
        decoded.sinkTo(quarantine).name("quarantine").uid("lake-quarantine");
        for (Journal journal : Journal.ALL) {
            var rows = decoded.getSideOutput(journal.output())
                    .keyBy(FirstSeenFunction::blockOf, Types.LONG)
                    .process(new FirstSeenFunction())
                    .returns(journal.output().getTypeInfo())
                    .name("first seen " + journal.label())
                    .uid("lake-first-seen-" + journal.label())
                    .setParallelism(1);
            tables.append(journal, rows);
        }
    }
}
