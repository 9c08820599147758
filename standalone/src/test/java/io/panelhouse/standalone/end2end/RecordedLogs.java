package io.panelhouse.standalone.end2end;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a plain program finds in the recorded files, which it reads by itself. */
final class RecordedLogs {

    private static final int ID = 0;
    private static final int START = 1;
    private static final int END = 2;
    private static final int ADDRESS = 4;
    private static final Pattern REPEATED = Pattern.compile("message repeated (\\d+) times: \\[ (.*)]");

    private final List<Visit> visits = new ArrayList<>();

    private record Visit(String id, String account, Instant start, Instant end) {}

    /** How many were at least and at most open in a span, and how many accounts online. */
    record Band(long fewestSessions, long mostSessions, long fewestAccounts, long mostAccounts) {}

    /** The sessions of a file of rows {@code id,start,end,…,address}. */
    static RecordedLogs ofSessions(Path file) {
        RecordedLogs logs = new RecordedLogs();
        List<String> lines = lines(file);
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            if (!cells[START].isEmpty()) {
                logs.visits.add(
                        new Visit(cells[ID], cells[ADDRESS], Instant.parse(cells[START]), Instant.parse(cells[END])));
            }
        }
        return logs;
    }

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

    /** When the most sessions were open at once. */
    Instant busiest() {
        Map<Instant, Long> changes = changes(Instant.MIN, Instant.MAX);
        long open = 0;
        long most = 0;
        Instant busiest = Instant.EPOCH;
        for (Map.Entry<Instant, Long> change : changes.entrySet()) {
            open += change.getValue();
            if (open > most) {
                most = open;
                busiest = change.getKey();
            }
        }
        return busiest;
    }

    /** The first instant from this one on at which a session that is part of a play is open. */
    Instant firstFrom(Instant from) {
        Instant first = changes(from, Instant.MAX).keySet().iterator().next();
        return first.isBefore(from) ? from : first;
    }

    private Map<Instant, Long> changes(Instant from, Instant to) {
        Map<Instant, Long> changes = new TreeMap<>();
        for (Visit visit : visits) {
            if (visit.end().isAfter(from) && visit.start().isBefore(to)) {
                changes.merge(visit.start(), 1L, Long::sum);
                changes.merge(visit.end(), -1L, Long::sum);
            }
        }
        return changes;
    }

    /** What was open at any instant of this span. */
    Band between(Instant from, Instant to) {
        Set<Instant> instants = new TreeSet<>(Set.of(from));
        for (Instant change : changes(from, to).keySet()) {
            if (change.isAfter(from) && !change.isAfter(to)) {
                instants.add(change);
            }
        }
        List<Visit> near = visits.stream()
                .filter(visit -> visit.end().isAfter(from) && !visit.start().isAfter(to))
                .toList();
        Band band = new Band(Long.MAX_VALUE, 0, Long.MAX_VALUE, 0);
        for (Instant instant : instants) {
            long sessions = 0;
            Set<String> accounts = new HashSet<>();
            for (Visit visit : near) {
                if (!visit.start().isAfter(instant) && visit.end().isAfter(instant)) {
                    sessions++;
                    accounts.add(visit.account());
                }
            }
            band = new Band(
                    Math.min(band.fewestSessions, sessions),
                    Math.max(band.mostSessions, sessions),
                    Math.min(band.fewestAccounts, accounts.size()),
                    Math.max(band.mostAccounts, accounts.size()));
        }
        return band;
    }

    /** A recording played at a speed: which instant of the log an instant of the play stands for. */
    record Play(Instant logStart, Instant startedAt, double speed) {

        Instant inLog(Instant now) {
            return logStart.plus(
                    Duration.ofNanos((long) (Duration.between(startedAt, now).toNanos() * speed)));
        }
    }

    private static List<String> lines(Path file) {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            return lines.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
