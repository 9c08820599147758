package io.panelhouse.dashboard.chart;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.regex.Pattern;

/** Comma-separated values (RFC 4180) that a spreadsheet opens without running a formula. */
public final class Csv {

    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9.]+");

    private Csv() {}

    /** Lines end with CR LF. */
    public static String of(List<List<String>> lines) {
        return lines.stream()
                .map(line -> line.stream().map(Csv::field).collect(joining(",", "", "\r\n")))
                .collect(joining());
    }

    private static String field(String value) {
        String safe = startsFormula(value) ? "'" + value : value;
        boolean plain = safe.chars().noneMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }

    private static boolean startsFormula(String value) {
        return !value.isEmpty()
                && "=+-@\t\r".indexOf(value.charAt(0)) >= 0
                && !NUMBER.matcher(value).matches();
    }
}
