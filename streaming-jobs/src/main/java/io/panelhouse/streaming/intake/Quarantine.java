package io.panelhouse.streaming.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.panelhouse.event.Topics;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.util.OutputTag;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where records go that a job cannot use: topic {@link #TOPIC}, with the original key and value, and the headers
 * {@code reason}, {@code job}, {@code topic}, {@code partition} and {@code offset} (text in UTF-8).
 *
 * <p>Delivery: at least once; {@code (job, topic, partition, offset)} tells two deliveries of one record.
 */
public final class Quarantine {

    /** The topic, one partition, kept for ever. */
    public static final String TOPIC = Topics.QUARANTINE;

    /** The side output on which a job's decoder puts refused records. */
    public static final OutputTag<Quarantined> OUTPUT =
            new OutputTag<>("quarantine", TypeInformation.of(Quarantined.class));

    private static final Logger LOG = LoggerFactory.getLogger(Quarantine.class);

    private final String job;
    private final Counter refused;

    /** Creates the quarantine of one decoder; the number of refused records is the metric {@code quarantined}. */
    public Quarantine(String job, MetricGroup metrics) {
        this.job = job;
        this.refused = metrics.counter("quarantined");
    }

    /** Counts and logs a refused record and gives what is to be put on {@link #OUTPUT}. */
    public Quarantined refuse(KafkaRecord record, RuntimeException problem) {
        String reason = problem.getMessage() == null ? problem.getClass().getSimpleName() : problem.getMessage();
        refused.inc();
        LOG.warn(
                "Cannot read record {}-{}@{} in the {} job: {}; it is in topic {}",
                record.topic(),
                record.partition(),
                record.offset(),
                job,
                reason,
                TOPIC);
        return new Quarantined(record, job, reason);
    }

    /** How a refused record is written. */
    public static KafkaRecordSerializationSchema<Quarantined> serialization() {
        return (refused, context, timestamp) -> toProducerRecord(refused);
    }

    static ProducerRecord<byte[], byte[]> toProducerRecord(Quarantined refused) {
        KafkaRecord record = refused.record();
        List<Header> headers = List.of(
                header("reason", refused.reason()),
                header("job", refused.job()),
                header("topic", record.topic()),
                header("partition", Integer.toString(record.partition())),
                header("offset", Long.toString(record.offset())));
        return new ProducerRecord<>(TOPIC, null, record.key(), record.value(), headers);
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(UTF_8));
    }
}
