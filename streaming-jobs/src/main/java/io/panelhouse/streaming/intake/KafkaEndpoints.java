package io.panelhouse.streaming.intake;

import java.util.List;
import java.util.Properties;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The Kafka sources and sinks of one job. */
public final class KafkaEndpoints {

    private static final int FETCH_MAX_BYTES = 8 << 20;
    /** What the reading thread hands over at once: each time costs a change of threads. */
    private static final int MAX_POLL_RECORDS = 5_000;

    private static final int BUFFER_BYTES = 8 << 20;

    private final String bootstrapServers;
    private final String job;

    /** Creates the endpoints of {@code job}, whose name appears in group and client ids. */
    public KafkaEndpoints(String bootstrapServers, String job) {
        this.bootstrapServers = bootstrapServers;
        this.job = job;
    }

    /** Reads topics from the checkpoint's offsets or, without one, from the beginning. Topics are never created. */
    public KafkaSource<KafkaRecord> source(List<String> topics) {
        return KafkaSource.<KafkaRecord>builder()
                .setBootstrapServers(bootstrapServers)
                .setTopics(topics)
                .setGroupId("panelhouse-" + job)
                .setClientIdPrefix("panelhouse-" + job)
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setProperty("allow.auto.create.topics", "false")
                .setProperty("partition.discovery.interval.ms", "60000")
                .setProperty("fetch.max.bytes", Integer.toString(FETCH_MAX_BYTES))
                .setProperty("max.poll.records", Integer.toString(MAX_POLL_RECORDS))
                .setDeserializer(new AsArrived())
                .build();
    }

    /** Writes at least once and at once (linger 1 ms). */
    public <T> KafkaSink<T> sink(KafkaRecordSerializationSchema<T> serialization) {
        Properties properties = new Properties();
        properties.setProperty("linger.ms", "1");
        properties.setProperty("buffer.memory", Integer.toString(BUFFER_BYTES));
        return KafkaSink.<T>builder()
                .setBootstrapServers(bootstrapServers)
                .setKafkaProducerConfig(properties)
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .setRecordSerializer(serialization)
                .build();
    }

    private static final class AsArrived implements KafkaRecordDeserializationSchema<KafkaRecord> {

        private static final long serialVersionUID = 1;

        @Override
        public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<KafkaRecord> out) {
            out.collect(
                    new KafkaRecord(record.topic(), record.partition(), record.offset(), record.key(), record.value()));
        }

        @Override
        public TypeInformation<KafkaRecord> getProducedType() {
            return TypeInformation.of(KafkaRecord.class);
        }
    }
}
