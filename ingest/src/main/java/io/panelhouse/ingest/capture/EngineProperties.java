package io.panelhouse.ingest.capture;

import io.panelhouse.ingest.publish.TopicSetup;
import io.panelhouse.ingest.translate.EventTranslator;
import java.util.Properties;

/** The settings of Debezium's engine. */
final class EngineProperties {

    private static final String TOUCH_BEAT = """
            INSERT INTO panel.feed_beat (id, beat_at) VALUES (1, clock_timestamp())
            ON CONFLICT (id) DO UPDATE SET beat_at = excluded.beat_at""";

    private EngineProperties() {}

    static Properties of(CaptureSettings settings) {
        var properties = new Properties();
        properties.setProperty("name", "panel-capture");
        properties.setProperty("connector.class", "io.debezium.connector.postgresql.PostgresConnector");
        properties.setProperty("topic.prefix", "panel");
        source(properties, settings);
        firstRead(properties);
        offsets(properties, settings);
        pace(properties);
        return properties;
    }

    private static void source(Properties properties, CaptureSettings settings) {
        properties.setProperty("database.hostname", settings.host());
        properties.setProperty("database.port", settings.port());
        properties.setProperty("database.dbname", settings.database());
        properties.setProperty("database.user", settings.user());
        properties.setProperty("database.password", settings.password());
        properties.setProperty("plugin.name", "pgoutput");
        properties.setProperty("slot.name", CaptureSettings.SLOT);
        properties.setProperty("slot.retry.delay.ms", "500");
        properties.setProperty("slot.max.retries", "20");
        properties.setProperty("publication.name", CaptureSettings.PUBLICATION);
        properties.setProperty("publication.autocreate.mode", "disabled");
        properties.setProperty(
                "table.include.list",
                String.join(",", EventTranslator.JOURNAL_TABLES).replace(".", "\\.")
                        + ","
                        + EventTranslator.FEED_BEAT_TABLE.replace(".", "\\."));
        properties.setProperty("decimal.handling.mode", "precise");
        properties.setProperty("tombstones.on.delete", "false");
        properties.setProperty("skipped.operations", "t,d");
        properties.setProperty("heartbeat.interval.ms", "1000");
        properties.setProperty("heartbeat.action.query", TOUCH_BEAT);
    }

    /** What was committed before the slot existed is read once, in the order in which it was numbered. */
    private static void firstRead(Properties properties) {
        properties.setProperty("snapshot.mode", "when_needed");
        properties.setProperty("snapshot.select.statement.overrides", String.join(",", EventTranslator.JOURNAL_TABLES));
        for (String table : EventTranslator.JOURNAL_TABLES) {
            properties.setProperty(
                    "snapshot.select.statement.overrides." + table, "SELECT * FROM " + table + " ORDER BY sequence");
        }
    }

    private static void offsets(Properties properties, CaptureSettings settings) {
        properties.setProperty("offset.storage", "org.apache.kafka.connect.storage.KafkaOffsetBackingStore");
        properties.setProperty("bootstrap.servers", settings.bootstrapServers());
        properties.setProperty("offset.storage.topic", TopicSetup.OFFSET_TOPIC);
        properties.setProperty("offset.storage.partitions", "1");
        properties.setProperty("offset.storage.replication.factor", "-1");
        properties.setProperty("offset.flush.interval.ms", "1000");
        properties.setProperty("offset.flush.timeout.ms", "10000");
    }

    private static void pace(Properties properties) {
        properties.setProperty("poll.interval.ms", "5");
        properties.setProperty("max.batch.size", "4096");
        properties.setProperty("max.queue.size", "16384");
        properties.setProperty("errors.max.retries", "0");
        properties.setProperty("task.management.timeout.ms", "20000");
    }
}
