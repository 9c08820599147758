package io.panelhouse.standalone.end2end;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a plain program finds in the recorded files, which it reads by itself. */
final class RecordedLogs {

    private static final Pattern REPEATED = Pattern.compile("message repeated (\\d+) times: \\[ (.*)]");

    private RecordedLogs() {}

    /** Sign-ins of a log of OpenSSH by outcome. */
    static Map<String, Long> signIns(Path file) {
        Map<String, Long> counts = new TreeMap<>();
        for (String line : lines(file)) {
            int at = line.indexOf("]: ");
            if (at < 0 || !line.contains(" sshd[")) {
                continue;
            }
            String message = line.substring(at + 3);
            Matcher repeated = REPEATED.matcher(message);
            boolean many = repeated.matches();
            String outcome = outcome(many ? repeated.group(2) : message);
            if (!outcome.isEmpty()) {
                counts.merge(outcome, many ? Long.parseLong(repeated.group(1)) : 1, Long::sum);
            }
        }
        return counts;
    }

    private static String outcome(String message) {
        if (message.startsWith("Accepted ")) {
            return "ACCEPTED";
        }
        if (message.startsWith("Failed password ")) {
            return "WRONG_PASSWORD";
        }
        if (message.startsWith("Failed publickey ")) {
            return "WRONG_KEY";
        }
        return message.startsWith("Invalid user ") ? "UNKNOWN_USER" : "";
    }

    private static List<String> lines(Path file) {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            return lines.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
