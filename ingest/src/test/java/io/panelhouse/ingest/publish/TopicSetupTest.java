package io.panelhouse.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.panelhouse.event.Topics;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class TopicSetupTest {

    @Test
    void journalsAreKeptForEver() {
        assertThat(TopicSetup.wanted())
                .filteredOn(topic -> Topics.JOURNALS.contains(topic.name()))
                .hasSize(Topics.JOURNALS.size())
                .allSatisfy(topic -> {
                    assertThat(topic.numPartitions()).isEqualTo(4);
                    assertThat(topic.configs()).containsEntry("retention.ms", "-1");
                });
    }

    @Test
    void liveCountersAreCompactedAndBeatsAreShortLived() {
        assertThat(config(Topics.LIVE_COUNTERS)).containsEntry("cleanup.policy", "compact");
        assertThat(config(Topics.LIVE_ISSUE)).containsEntry("cleanup.policy", "compact");
        assertThat(config(Topics.LIVE_ALERT)).containsEntry("cleanup.policy", "compact");
        assertThat(config(Topics.FEED_BEAT)).containsEntry("retention.ms", "3600000");
        assertThat(config(Topics.SESSION_HEARTBEAT)).containsEntry("retention.ms", "86400000");
    }

    @Test
    void whatWasRefusedIsKeptForEver() {
        assertThat(config(Topics.QUARANTINE)).containsEntry("retention.ms", "-1");
        assertThat(config(TopicSetup.AGAIN_TOPIC)).containsEntry("retention.ms", "-1");
    }

    private static Map<String, String> config(String topic) {
        return TopicSetup.wanted().stream()
                .filter(wanted -> wanted.name().equals(topic))
                .map(NewTopic::configs)
                .findFirst()
                .orElseThrow();
    }
}
