package io.panelhouse.streaming.intake;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** The topics that a job needs before it can start. */
public final class KafkaTopics {

    private static final short REPLICATION = 1;

    private KafkaTopics() {}

    /**
     * Creates the quarantine if it is missing and checks that the other topics exist.
     *
     * @throws IllegalStateException if topics are missing; trying again later may help
     * @throws ExecutionException if Kafka does not answer; trying again later may help
     */
    public static void require(String bootstrapServers, Collection<String> topics)
            throws ExecutionException, InterruptedException {
        Map<String, Object> settings = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
        try (Admin admin = Admin.create(settings)) {
            Set<String> existing = admin.listTopics().names().get();
            if (!existing.contains(Quarantine.TOPIC)) {
                createQuarantine(admin);
            }
            Set<String> missing = new TreeSet<>(topics);
            missing.removeAll(existing);
            if (!missing.isEmpty()) {
                throw new IllegalStateException(
                        "Cannot read topics %s: they do not exist; start ingest, which creates them"
                                .formatted(missing));
            }
        }
    }

    private static void createQuarantine(Admin admin) throws ExecutionException, InterruptedException {
        NewTopic topic = new NewTopic(Quarantine.TOPIC, 1, REPLICATION).configs(Map.of("retention.ms", "-1"));
        try {
            admin.createTopics(Set.of(topic)).all().get();
        } catch (ExecutionException failed) {
            if (!(failed.getCause() instanceof TopicExistsException)) {
                throw failed;
            }
        }
    }
}
