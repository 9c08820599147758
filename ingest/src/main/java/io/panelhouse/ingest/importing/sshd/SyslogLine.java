package io.panelhouse.ingest.importing.sshd;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of a system log, taken apart.
 *
 * @param stamp either {@code Mar 27 13:06:56} or an ISO 8601 time with its offset
 * @param process its id, or an empty text
 */
record SyslogLine(String stamp, String program, String process, String message) {

    private static final Pattern FORM =
            Pattern.compile("(?<stamp>[A-Z][a-z]{2} [ \\d]\\d \\d{2}:\\d{2}:\\d{2}|\\d{4}-\\d{2}-\\d{2}T\\S+) \\S+ "
                    + "(?<program>[^\\s:\\[]+)(\\[(?<process>\\d+)])?: ?(?<message>.*)");

    static Optional<SyslogLine> parse(String line) {
        Matcher parts = FORM.matcher(line);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String process = parts.group("process");
        return Optional.of(new SyslogLine(
                parts.group("stamp"), parts.group("program"), process == null ? "" : process, parts.group("message")));
    }
}
