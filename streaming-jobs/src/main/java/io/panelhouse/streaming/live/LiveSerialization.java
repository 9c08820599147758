package io.panelhouse.streaming.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.panelhouse.event.Alert;
import io.panelhouse.event.ConnectionIssue;
import io.panelhouse.event.FeedBeat;
import io.panelhouse.event.LiveCounters;
import io.panelhouse.event.Topics;
import io.panelhouse.event.codec.EventCodecs;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** How the results of the live job are written to Kafka. */
final class LiveSerialization {

    private LiveSerialization() {}

    static KafkaRecordSerializationSchema<LiveCounters> counters() {
        return (counters, context, timestamp) -> new ProducerRecord<>(
                Topics.LIVE_COUNTERS,
                counters.resellerId().toString().getBytes(UTF_8),
                EventCodecs.LIVE_COUNTERS.encode(counters));
    }

    static KafkaRecordSerializationSchema<ConnectionIssue> issues() {
        return (issue, context, timestamp) -> new ProducerRecord<>(
                Topics.LIVE_ISSUE,
                issue.accountId().toString().getBytes(UTF_8),
                EventCodecs.CONNECTION_ISSUE.encode(issue));
    }

    static KafkaRecordSerializationSchema<Alert> alerts() {
        return (alert, context, timestamp) ->
                new ProducerRecord<>(Topics.LIVE_ALERT, alert.key().getBytes(UTF_8), EventCodecs.ALERT.encode(alert));
    }

    static KafkaRecordSerializationSchema<FeedBeat> beats() {
        return (beat, context, timestamp) ->
                new ProducerRecord<>(Topics.LIVE_BEAT, 0, (byte[]) null, EventCodecs.FEED_BEAT.encode(beat));
    }
}
