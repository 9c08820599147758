package io.panelhouse.dashboard.home;

import static io.panelhouse.dashboard.i18n.Texts.text;

import io.panelhouse.dashboard.planning.Outlook;
import io.panelhouse.dashboard.planning.Rest;
import io.panelhouse.dashboard.planning.Runway;
import io.panelhouse.dashboard.shell.Formats;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** Draws what may be left of the balance over the next two weeks: the middle, its range of 80 %, and where it ends. */
final class RestChart {

    private static final int DAYS = 14;
    private static final int WIDTH = 312;
    private static final int TOP = 24;
    private static final int BASE = 84;
    private static final int LEFT = 10;
    private static final int RIGHT = WIDTH - 10;
    private static final int LABEL_HALF = 44;

    private final List<Rest> days;
    private final double balance;
    private final Formats formats;

    private RestChart(List<Rest> days, double balance, Formats formats) {
        this.days = days;
        this.balance = balance;
        this.formats = formats;
    }

    static String svg(Outlook outlook, BigDecimal balance, Formats formats) {
        List<Rest> rest = outlook.rest(balance.doubleValue());
        return new RestChart(rest.subList(0, Math.min(DAYS, rest.size())), balance.doubleValue(), formats)
                .draw(outlook.runway(balance.doubleValue()), balance);
    }

    private String draw(Runway runway, BigDecimal credits) {
        StringBuilder svg = new StringBuilder(3_000);
        svg.append("<svg viewBox=\"0 0 %d 112\" role=\"img\" aria-label=\"%s\">"
                .formatted(WIDTH, sentence(runway, credits)));
        svg.append("<path class=\"ph-band\" d=\"").append(band()).append("\"/>");
        svg.append(line("ph-axis", LEFT - 6, BASE, RIGHT + 6, BASE));
        svg.append("<path class=\"ph-line\" d=\"").append(middle()).append("\"/>");
        end(runway, svg);
        svg.append(String.format(
                Locale.ROOT, "<circle class=\"ph-dot\" cx=\"%d\" cy=\"%.1f\" r=\"3.5\"/>", LEFT, y(balance)));
        svg.append(label(LEFT + 8, y(balance) - 4, "start", "ph-strong", formats.amount(credits)));
        for (int i = 0; i < days.size(); i++) {
            LocalDate day = days.get(i).day();
            boolean named = i == 0 || day.getDayOfMonth() == 1;
            svg.append(label(
                    (x(i) + x(i + 1)) / 2,
                    98,
                    "middle",
                    i == 0 ? "ph-strong" : "",
                    String.valueOf(day.getDayOfMonth())));
            if (named) {
                svg.append(label((x(i) + x(i + 1)) / 2, 110, "middle", "", formats.shortMonth(day)));
            }
        }
        return svg.append("</svg>").toString();
    }

    /** Marks the range of the days on which it ends, and the likeliest of them. */
    private void end(Runway runway, StringBuilder svg) {
        LocalDate earliest = runway.earliest();
        if (earliest != null && index(earliest) < days.size()) {
            LocalDate latest = runway.latest();
            int last = latest == null ? days.size() : Math.min(days.size(), index(latest) + 1);
            svg.append(line("ph-ends", x(index(earliest)), BASE, x(last), BASE));
        }
        LocalDate likely = runway.likely();
        if (likely != null && index(likely) < days.size()) {
            double at = (x(index(likely)) + x(index(likely) + 1)) / 2;
            svg.append(line("ph-ends-at", at, TOP - 6, at, BASE));
            svg.append(label(
                    Math.clamp(at, LEFT + LABEL_HALF, RIGHT - LABEL_HALF),
                    TOP - 12,
                    "middle",
                    "ph-ends-on",
                    text("home.runway.mark", formats.date(likely))));
        }
    }

    private int index(LocalDate day) {
        return (int) (day.toEpochDay() - days.getFirst().day().toEpochDay());
    }

    private String band() {
        StringBuilder path = new StringBuilder(point('M', 0, balance));
        for (int i = 0; i < days.size(); i++) {
            path.append(point('L', i + 1, days.get(i).high()));
        }
        for (int i = days.size() - 1; i >= 0; i--) {
            path.append(point('L', i + 1, days.get(i).low()));
        }
        return path.append('Z').toString();
    }

    private String middle() {
        StringBuilder path = new StringBuilder(point('M', 0, balance));
        for (int i = 0; i < days.size(); i++) {
            path.append(point('L', i + 1, days.get(i).middle()));
        }
        return path.toString();
    }

    private String point(char command, int step, double credits) {
        return String.format(Locale.ROOT, "%c%.1f %.1f ", command, x(step), y(credits));
    }

    private double x(int step) {
        return LEFT + (double) (RIGHT - LEFT) * step / days.size();
    }

    private double y(double credits) {
        return BASE - (BASE - TOP) * credits / Math.max(1, balance);
    }

    private String sentence(Runway runway, BigDecimal credits) {
        LocalDate likely = runway.likely();
        return likely == null
                ? text("home.rest.lasts", formats.amount(credits), formats.date(runway.horizon()))
                : text("home.rest.ends", formats.amount(credits), formats.date(likely));
    }

    private static String line(String style, double x1, double y1, double x2, double y2) {
        return String.format(
                Locale.ROOT,
                "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>",
                style,
                x1,
                y1,
                x2,
                y2);
    }

    private static String label(double x, double y, String anchor, String style, String label) {
        return String.format(
                Locale.ROOT,
                "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>",
                style,
                x,
                Math.max(10, y),
                anchor,
                label);
    }
}
