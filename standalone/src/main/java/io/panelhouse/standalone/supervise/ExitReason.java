package io.panelhouse.standalone.supervise;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Says in one sentence why a process ended: its exit code or signal, and the last error line it wrote. */
final class ExitReason {

    private static final int SIGNAL_BASE = 128;
    private static final Map<Integer, String> SIGNALS = Map.of(
            1, "SIGHUP", 2, "SIGINT", 3, "SIGQUIT", 6, "SIGABRT", 7, "SIGBUS", 9, "SIGKILL", 11, "SIGSEGV", 15,
            "SIGTERM");
    private static final int MAX_TAIL_BYTES = 64 * 1024;
    private static final int MAX_LINE_CHARS = 300;
    private static final Predicate<String> FRAME =
            Pattern.compile("^\\s+(at |\\.\\.\\. \\d+ more)|^\\s*$|^WARNING: ").asPredicate();
    private static final Predicate<String> ERROR = Pattern.compile(
                    "ERROR|FATAL|PANIC|Exception|Error|^Cannot |^Invalid |could not")
            .asPredicate();
    private static final String DISK_FULL = "No space left on device";

    private ExitReason() {}

    /** @param logStart length of the log when the process started, in bytes */
    static String describe(int exitCode, Path log, long logStart) {
        List<String> lines = tail(log, logStart);
        String ended = exitCode > SIGNAL_BASE && SIGNALS.containsKey(exitCode - SIGNAL_BASE)
                ? "was ended by signal %d (%s)".formatted(exitCode - SIGNAL_BASE, SIGNALS.get(exitCode - SIGNAL_BASE))
                : "ended with exit code " + exitCode;
        boolean fromOutside = exitCode == SIGNAL_BASE + 9 || exitCode == SIGNAL_BASE + 15;
        if (fromOutside) {
            return ended;
        }
        if (lines.stream().anyMatch(line -> line.contains(DISK_FULL))) {
            return ended + ": the disk is full; free some space, the data was left alone";
        }
        return lastErrorLine(lines).map(line -> ended + ": " + line).orElse(ended);
    }

    private static Optional<String> lastErrorLine(List<String> lines) {
        return lines.stream()
                .filter(ERROR)
                .reduce((first, second) -> second)
                .or(() -> lines.stream().reduce((first, second) -> second))
                .map(String::strip)
                .map(line -> line.length() > MAX_LINE_CHARS ? line.substring(0, MAX_LINE_CHARS) + " …" : line);
    }

    private static List<String> tail(Path log, long logStart) {
        if (!Files.isReadable(log)) {
            return List.of();
        }
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long from = Math.max(Math.min(logStart, file.length()), file.length() - MAX_TAIL_BYTES);
            byte[] bytes = new byte[(int) (file.length() - from)];
            file.seek(from);
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8)
                    .lines()
                    .filter(FRAME.negate())
                    .toList();
        } catch (IOException e) {
            return List.of("its log %s cannot be read: %s".formatted(log, e.getMessage()));
        }
    }
}
