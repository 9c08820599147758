package io.panelhouse.dashboard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/**
 * A customer's call, as {@code support-cases.yaml} tells it.
 *
 * @param name of the case and of the account
 * @param elsewhere whether it happens at another provider, whose accounts fail together
 * @param then what the door says after the buttons; null where there are none
 */
record SupportCase(
        String name,
        boolean elsewhere,
        List<Step> setup,
        String verdict,
        List<String> devices,
        List<String> rows,
        List<String> checklist,
        @Nullable String claim,
        List<String> press,
        @Nullable String then) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    /** What happens to the account of a case. */
    record Step(Instant at, String account, boolean elsewhere, String what) {}

    /** When the calls come in, and all of them. */
    record Calls(Instant now, List<SupportCase> cases) {

        /** What happened, in the order of time. */
        List<Step> steps() {
            return cases.stream()
                    .flatMap(one -> one.setup().stream())
                    .sorted(Comparator.comparing(Step::at))
                    .toList();
        }
    }

    static Calls read() {
        try (InputStream file = Objects.requireNonNull(SupportCase.class.getResourceAsStream("/support-cases.yaml"))) {
            Map<?, ?> calls = new Yaml().load(file);
            List<SupportCase> cases = new ArrayList<>();
            for (Object one : (List<?>) Objects.requireNonNull(calls.get("cases"))) {
                cases.add(of((Map<?, ?>) one));
            }
            return new Calls(at(String.valueOf(calls.get("now"))), cases);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SupportCase of(Map<?, ?> told) {
        String name = "case-" + told.get("name");
        boolean elsewhere = Boolean.TRUE.equals(told.get("elsewhere"));
        return new SupportCase(
                name,
                elsewhere,
                list(told, "setup").stream()
                        .map(line -> new Step(at(line.substring(0, 16)), name, elsewhere, line.substring(17)))
                        .toList(),
                String.valueOf(told.get("verdict")),
                list(told, "devices"),
                list(told, "rows"),
                list(told, "checklist"),
                (String) told.get("claim"),
                list(told, "press"),
                (String) told.get("then"));
    }

    private static List<String> list(Map<?, ?> told, String key) {
        Object list = told.get(key);
        return list == null
                ? List.of()
                : ((List<?>) list).stream().map(String::valueOf).toList();
    }

    private static Instant at(String london) {
        return LocalDateTime.parse(london, TIME).atZone(LONDON).toInstant();
    }

    @Override
    public String toString() {
        return name;
    }
}
