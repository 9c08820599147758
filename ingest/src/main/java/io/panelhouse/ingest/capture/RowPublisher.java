package io.panelhouse.ingest.capture;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.panelhouse.event.Topics;
import io.panelhouse.ingest.publish.EventPublisher;
import io.panelhouse.ingest.publish.TopicSetup;
import io.panelhouse.ingest.translate.EventTranslator;
import io.panelhouse.ingest.translate.UntranslatableRowException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes rows: each goes to the topic of its journal or, if it breaks the contract, to quarantine, with its bytes
 * and the headers {@code reason}, {@code job}, {@code source}, {@code position} and {@code topic}, which is where a
 * replay writes it. The rows behind it go on.
 *
 * <p>Delivery of both: at least once; {@code (job, source)} tells two deliveries of one refused row.
 */
final class RowPublisher {

    /** The job that capture's entries in quarantine name. */
    static final String JOB = "capture";

    private static final Logger LOG = LoggerFactory.getLogger(RowPublisher.class);

    private final EventTranslator translator = new EventTranslator();
    private final EventPublisher publisher;

    RowPublisher(EventPublisher publisher) {
        this.publisher = publisher;
    }

    /** Returns before Kafka has acknowledged it. */
    void publish(CapturedRow row, Instant capturedAt, Runnable acknowledged) {
        try {
            publisher.send(translator.translate(row.table(), row, capturedAt), acknowledged);
        } catch (UntranslatableRowException broken) {
            SavedRow saved = SavedRow.of(row);
            refuse(saved.source(), saved.position(), saved.toBytes(), broken, acknowledged);
        }
    }

    /** Puts bytes that are no row at all to quarantine. */
    void refuse(String source, @Nullable String position, byte[] bytes, RuntimeException why, Runnable acknowledged) {
        LOG.warn("{}; it is in topic {}", why.getMessage(), Topics.QUARANTINE);
        Map<String, byte[]> headers = new LinkedHashMap<>();
        headers.put("reason", String.valueOf(why.getMessage()).getBytes(UTF_8));
        headers.put("job", JOB.getBytes(UTF_8));
        headers.put("topic", TopicSetup.AGAIN_TOPIC.getBytes(UTF_8));
        headers.put("source", source.getBytes(UTF_8));
        if (position != null) {
            headers.put("position", position.getBytes(UTF_8));
        }
        publisher.send(Topics.QUARANTINE, bytes, headers, acknowledged);
    }
}
