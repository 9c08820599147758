package io.panelhouse.ingest.importing.sshd;

import io.panelhouse.ingest.importing.source.Fact;
import io.panelhouse.ingest.importing.source.RowKeys;
import io.panelhouse.ingest.importing.source.SourceReader;
import io.panelhouse.ingest.importing.source.SourceRow;
import io.panelhouse.panel.history.ImportedAttempt;
import io.panelhouse.panel.history.ImportedSession;
import io.panelhouse.panel.session.SessionChange;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads an OpenSSH log. One row is one line; session ids begin with the source's name. */
public final class SshdReader implements SourceReader {

    private static final Pattern REPEATED =
            Pattern.compile("message repeated (?<times>\\d{1,9}) times: \\[ (?<what>.*)]");
    private static final int MAX_REPETITIONS = 10_000;
    private static final int MAX_OPEN_SESSIONS = 100_000;

    private final String source;
    private final LogClock clock;
    private final RowKeys keys = new RowKeys();
    private final Map<String, OpenSession> openByProcess = bounded();
    private final Map<String, String> addressByProcess = bounded();

    /**
     * A reader for one import.
     *
     * @param source name of the source, which session ids begin with
     * @param clock tells the year
     */
    public SshdReader(String source, LogClock clock) {
        this.source = source;
        this.clock = clock;
    }

    @Override
    public void read(BufferedReader file, Consumer<SourceRow> rows) throws IOException {
        long number = 0;
        for (String line = file.readLine(); line != null; line = file.readLine()) {
            rows.accept(row(line, ++number));
        }
    }

    private SourceRow row(String text, long number) {
        if (text.isBlank()) {
            return new SourceRow.NotRelevant(number, "empty line");
        }
        if (text.indexOf('\0') >= 0) {
            return new SourceRow.Rejected(number, "holds a NUL character");
        }
        Optional<SyslogLine> parsed = SyslogLine.parse(text);
        if (parsed.isEmpty()) {
            return new SourceRow.Rejected(number, "not a line of a system log");
        }
        Optional<Instant> time = clock.instant(parsed.get());
        if (time.isEmpty()) {
            return new SourceRow.Rejected(number, "its date does not exist in the year");
        }
        if (!parsed.get().program().startsWith("sshd")) {
            return new SourceRow.NotRelevant(
                    number, "another program: " + parsed.get().program());
        }
        return row(parsed.get(), new Line(number, time.get(), keys.next(time.get() + " " + text)));
    }

    private SourceRow row(SyslogLine syslog, Line line) {
        Matcher repeated = REPEATED.matcher(syslog.message());
        if (!repeated.matches()) {
            return row(SshdMessage.parse(syslog.message()), syslog.process(), line, 1);
        }
        int times = Integer.parseInt(repeated.group("times"));
        if (times > MAX_REPETITIONS) {
            return new SourceRow.Rejected(line.number, "repeated more than " + MAX_REPETITIONS + " times");
        }
        return row(SshdMessage.parse(repeated.group("what")), syslog.process(), line, times);
    }

    private SourceRow row(SshdMessage message, String process, Line line, int times) {
        return switch (message) {
            case SshdMessage.Attempt attempt -> attempts(attempt, process, line, times);
            case SshdMessage.Opened opened -> opened(opened, process, line);
            case SshdMessage.Closed closed -> closed(process, line);
            case SshdMessage.Other other -> new SourceRow.NotRelevant(line.number, other.sort());
        };
    }

    private SourceRow attempts(SshdMessage.Attempt attempt, String process, Line line, int times) {
        addressByProcess.put(process, attempt.address());
        List<Fact> facts = new ArrayList<>(times);
        for (int i = 1; i <= times; i++) {
            facts.add(new Fact.Attempt(new ImportedAttempt(
                    times == 1 ? line.key : line.key + "/" + i,
                    attempt.account(),
                    attempt.outcome(),
                    attempt.method(),
                    null,
                    null,
                    attempt.address(),
                    line.time)));
        }
        return new SourceRow.Telling(line.number, facts);
    }

    private SourceRow opened(SshdMessage.Opened opened, String process, Line line) {
        var session = new OpenSession(
                source + ":" + process + ":" + line.key, opened.account(), addressByProcess.getOrDefault(process, ""));
        openByProcess.put(process, session);
        return session.changed(SessionChange.OPENED, line);
    }

    private SourceRow closed(String process, Line line) {
        OpenSession session = openByProcess.remove(process);
        return session == null
                ? new SourceRow.Rejected(
                        line.number,
                        "closes a session that no line before it opened; import the older log first, in one run")
                : session.changed(SessionChange.CLOSED, line);
    }

    private static <V> Map<String, V> bounded() {
        return new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > MAX_OPEN_SESSIONS;
            }
        };
    }

    private record Line(long number, Instant time, String key) {}

    private record OpenSession(String id, String account, String address) {

        SourceRow changed(SessionChange change, Line line) {
            var row = new ImportedSession(
                    line.key, id, change, account, null, null, address.isEmpty() ? null : address, line.time);
            return new SourceRow.Telling(line.number, List.of(new Fact.SessionChanged(row)));
        }
    }
}
