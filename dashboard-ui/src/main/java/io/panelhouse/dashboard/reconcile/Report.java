package io.panelhouse.dashboard.reconcile;

import static java.util.stream.Collectors.joining;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What the checks found, as printed. */
record Report(List<Check> checks) {

    Report {
        checks = List.copyOf(checks);
    }

    boolean holds() {
        return checks.stream().allMatch(Check::holds);
    }

    /** One line a check. */
    String text() {
        return checks.stream()
                .map(check -> "%-4s  %s: %s%n".formatted(check.holds() ? "ok" : "FAIL", check.name(), figures(check)))
                .collect(joining());
    }

    private static String figures(Check check) {
        return check.figures().entrySet().stream()
                .map(figure -> figure.getKey() + " " + figure.getValue())
                .collect(joining(" | "));
    }

    /** The differences, or that there are none. */
    String verdict() {
        if (holds()) {
            return "All %d checks hold.%n".formatted(checks.size());
        }
        return checks.stream()
                .flatMap(check -> check.differences().stream())
                .map(difference -> difference + System.lineSeparator())
                .collect(joining());
    }

    /** {@code {"ok": true, "checks": [{"name", "ok", "figures", "differences"}]}}. */
    String json() {
        List<Map<String, Object>> list = checks.stream().map(Report::object).toList();
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("ok", holds());
        all.put("checks", list);
        return JsonMapper.builder().build().writeValueAsString(all) + System.lineSeparator();
    }

    private static Map<String, Object> object(Check check) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", check.name());
        object.put("ok", check.holds());
        object.put("figures", check.figures());
        object.put("differences", check.differences());
        return object;
    }
}
