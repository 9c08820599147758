package io.panelhouse.standalone.kafka;

import io.panelhouse.standalone.home.Refusal;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;

/** The broker's folder: formatted once, and left alone when it holds something else. */
final class KafkaStorage {

    private static final String MARK = "meta.properties";

    private KafkaStorage() {}

    /**
     * Formats an empty folder.
     *
     * @throws Refusal if the folder holds files and is not Kafka's
     */
    static void prepare(Path data) throws Exception {
        Files.createDirectories(data);
        if (Files.exists(data.resolve(MARK))) {
            return;
        }
        if (!isEmpty(data)) {
            throw new Refusal(("Cannot start Kafka on %s: the folder holds files but no %s; nothing was changed there, "
                            + "restore a copy or move the folder away")
                    .formatted(data, MARK));
        }
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(KafkaSettings.NODE)
                .setControllerListenerName(KafkaSettings.CONTROLLER)
                .addDirectory(data.toString())
                .setMetadataLogDirectory(data.toString())
                .run();
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }
}
