package io.panelhouse.standalone.stack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** Keeps each log below a size: a full one is copied to {@code .1} and emptied, while its process writes on. */
final class LogTrim {

    private static final long MAX_BYTES = 20L << 20;

    private LogTrim() {}

    static void trim(Path logs) throws IOException {
        for (Path log : logsIn(logs)) {
            if (Files.size(log) > MAX_BYTES) {
                Files.copy(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
                try (FileChannel channel = FileChannel.open(log, StandardOpenOption.WRITE)) {
                    channel.truncate(0);
                }
            }
        }
    }

    private static List<Path> logsIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".log")).toList();
        }
    }
}
