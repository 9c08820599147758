package io.panelhouse.batch.metric;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The figures as text for programs: full precision, nothing rounded; what is not defined is null or empty. */
final class ReportText {

    private ReportText() {}

    static String json(PeriodReport report) {
        return report.figures().stream()
                .map(figure -> object(figure, report.snapshotOf(figure)))
                .collect(Collectors.joining(",\n  ", "[\n  ", "\n]\n"));
    }

    static String csv(PeriodReport report) {
        List<String> lines = new ArrayList<>(List.of("id,value,n,numerator,denominator,lower,upper,snapshot"));
        for (Figure figure : report.figures()) {
            Wilson interval = figure.interval();
            lines.add(String.join(
                    ",",
                    figure.id(),
                    number(figure.value(), ""),
                    Long.toString(figure.n()),
                    number(figure.numerator(), ""),
                    number(figure.denominator(), ""),
                    number(interval == null ? null : interval.lower(), ""),
                    number(interval == null ? null : interval.upper(), ""),
                    report.snapshotOf(figure)));
        }
        return String.join("\n", lines) + "\n";
    }

    private static String object(Figure figure, String snapshot) {
        Wilson interval = figure.interval();
        String bounds = interval == null
                ? ""
                : ", \"lower\": %s, \"upper\": %s"
                        .formatted(number(interval.lower(), "null"), number(interval.upper(), "null"));
        return "{\"id\": \"%s\", \"value\": %s, \"n\": %d, \"numerator\": %s, \"denominator\": %s, \"snapshot\": \"%s\"%s}"
                .formatted(
                        figure.id(),
                        number(figure.value(), "null"),
                        figure.n(),
                        number(figure.numerator(), "null"),
                        number(figure.denominator(), "null"),
                        snapshot,
                        bounds);
    }

    private static String number(@Nullable Double number, String missing) {
        if (number == null) {
            return missing;
        }
        if (number == Math.rint(number) && Math.abs(number) < 1e15) {
            return Long.toString(number.longValue());
        }
        return BigDecimal.valueOf(number).toPlainString();
    }
}
