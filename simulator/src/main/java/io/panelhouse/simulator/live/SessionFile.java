package io.panelhouse.simulator.live;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.ResellerId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The open sessions as a file, replaced whole, so that the next process can go on with them. Losing it is harmless:
 * sessions without heartbeats end by themselves.
 */
final class SessionFile {
    private static final Logger log = LoggerFactory.getLogger(SessionFile.class);

    private final Path file;

    SessionFile(Path folder) {
        this.file = folder.resolve("open-sessions");
    }

    void write(Collection<Watching> sessions) {
        String lines = sessions.stream()
                .map(session -> "%s %s %s %s %s"
                        .formatted(
                                session.sessionId(),
                                session.reseller(),
                                session.account(),
                                session.leavesAt(),
                                session.silently()))
                .collect(Collectors.joining("\n"));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path next = file.resolveSibling("open-sessions.next");
            Files.writeString(next, lines);
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            log.warn(
                    "Cannot write {}: {}; after a restart the open sessions end by lost heartbeat", file, e.toString());
        }
    }

    List<Watching> read() {
        List<Watching> sessions = new ArrayList<>();
        if (!Files.exists(file)) {
            return sessions;
        }
        try {
            for (String line : Files.readAllLines(file)) {
                if (!line.isBlank()) {
                    sessions.add(session(line));
                }
            }
        } catch (IOException | RuntimeException e) {
            log.warn("Cannot read {}: {}; the sessions in it end by lost heartbeat", file, e.toString());
        }
        return sessions;
    }

    private static Watching session(String line) {
        String[] fields = line.split(" ", -1);
        return new Watching(
                fields[0],
                new ResellerId(Long.parseLong(fields[1])),
                new AccountId(Long.parseLong(fields[2])),
                Instant.parse(fields[3]),
                Boolean.parseBoolean(fields[4]));
    }
}
