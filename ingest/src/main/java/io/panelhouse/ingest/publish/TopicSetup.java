package io.panelhouse.ingest.publish;

import io.panelhouse.event.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the topics of the contract that are missing, with as many replicas as the broker gives by default. */
public final class TopicSetup {

    /** Where change capture keeps how far it has come; compacted, one partition. */
    public static final String OFFSET_TOPIC = "ingest.offset";

    /** Journal rows that are to be captured again, as a replay of the quarantine writes them; one partition. */
    public static final String AGAIN_TOPIC = "ingest.again";

    private static final Map<String, String> KEPT_FOR_EVER =
            Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1", TopicConfig.RETENTION_BYTES_CONFIG, "-1");
    private static final Map<String, String> COMPACTED =
            Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);

    private final String bootstrapServers;
    private final Duration timeout;

    /** @param timeout how long Kafka may take to answer */
    public TopicSetup(String bootstrapServers, Duration timeout) {
        this.bootstrapServers = bootstrapServers;
        this.timeout = timeout;
    }

    /**
     * Creates what is missing; doing it again changes nothing.
     *
     * @throws IllegalStateException if a topic exists with another number of partitions than the contract says, since
     *     order per key would break
     * @throws ExecutionException if Kafka does not answer in time or refuses
     */
    public void createMissing() throws ExecutionException, InterruptedException {
        Map<String, Object> config = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                Math.toIntExact(timeout.toMillis()),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                Math.toIntExact(timeout.toMillis()));
        try (Admin admin = Admin.create(config)) {
            List<NewTopic> wanted = wanted();
            Map<String, KafkaFuture<Void>> creations =
                    admin.createTopics(wanted).values();
            List<NewTopic> older = new ArrayList<>();
            for (NewTopic topic : wanted) {
                if (!created(Objects.requireNonNull(creations.get(topic.name())))) {
                    older.add(topic);
                }
            }
            check(admin, older);
        }
    }

    static List<NewTopic> wanted() {
        List<NewTopic> topics = new ArrayList<>();
        Topics.JOURNALS.forEach(name -> topics.add(topic(name, Topics.PARTITIONS, KEPT_FOR_EVER)));
        topics.add(topic(Topics.SESSION_HEARTBEAT, Topics.PARTITIONS, keptFor(Duration.ofDays(1))));
        topics.add(topic(Topics.LIVE_COUNTERS, Topics.PARTITIONS, COMPACTED));
        topics.add(topic(Topics.LIVE_ISSUE, Topics.PARTITIONS, COMPACTED));
        topics.add(topic(Topics.LIVE_ALERT, Topics.PARTITIONS, COMPACTED));
        topics.add(topic(Topics.FEED_BEAT, 1, keptFor(Duration.ofHours(1))));
        topics.add(topic(Topics.LIVE_BEAT, 1, keptFor(Duration.ofHours(1))));
        topics.add(topic(OFFSET_TOPIC, 1, COMPACTED));
        topics.add(topic(AGAIN_TOPIC, 1, KEPT_FOR_EVER));
        topics.add(topic(Topics.QUARANTINE, 1, KEPT_FOR_EVER));
        return topics;
    }

    private static NewTopic topic(String name, int partitions, Map<String, String> config) {
        return new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(config);
    }

    // A record goes only with its whole segment, so a segment must not be much longer than the retention.
    private static Map<String, String> keptFor(Duration retention) {
        return Map.of(
                TopicConfig.RETENTION_MS_CONFIG,
                Long.toString(retention.toMillis()),
                TopicConfig.SEGMENT_MS_CONFIG,
                Long.toString(retention.toMillis() / 4));
    }

    /** False of a topic that exists already. */
    private static boolean created(KafkaFuture<Void> creation) throws ExecutionException, InterruptedException {
        try {
            creation.get();
            return true;
        } catch (ExecutionException refused) {
            if (!(refused.getCause() instanceof TopicExistsException)) {
                throw refused;
            }
            return false;
        }
    }

    /** Of older topics only: a broker may not know a new one yet when it is asked at once. */
    private static void check(Admin admin, List<NewTopic> older) throws ExecutionException, InterruptedException {
        Map<String, TopicDescription> found = admin.describeTopics(
                        older.stream().map(NewTopic::name).toList())
                .allTopicNames()
                .get();
        for (NewTopic topic : older) {
            TopicDescription description = found.get(topic.name());
            int partitions = description == null ? 0 : description.partitions().size();
            if (partitions != topic.numPartitions()) {
                throw new IllegalStateException(
                        "Cannot start ingest: topic %s has %d partitions, the contract says %d; delete it and let it be read again"
                                .formatted(topic.name(), partitions, topic.numPartitions()));
            }
        }
    }
}
