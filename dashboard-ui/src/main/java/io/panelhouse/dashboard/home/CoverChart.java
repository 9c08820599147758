package io.panelhouse.dashboard.home;

import static io.panelhouse.dashboard.i18n.Texts.text;

import io.panelhouse.dashboard.shell.Formats;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** Draws what is left of the balance after each of the next days, as a line that starts at today's balance. */
final class CoverChart {

    private static final int WIDTH = 312;
    private static final int TOP = 14;
    private static final int BASE = 80;
    private static final int LEFT = 14;
    private static final int RIGHT = WIDTH - 22;

    private CoverChart() {}

    static String svg(List<OwnDue.Day> left, BigDecimal balance, Formats formats) {
        double high = Math.max(1, balance.doubleValue());
        double low = Math.min(
                0,
                left.stream()
                        .mapToDouble(day -> day.credits().doubleValue())
                        .min()
                        .orElse(0));
        StringBuilder svg = new StringBuilder(2_000);
        svg.append("<svg viewBox=\"0 0 %d 108\" role=\"img\" aria-label=\"%s\">"
                .formatted(WIDTH, sentence(left, balance, formats)));
        double zero = y(0, low, high);
        svg.append(String.format(
                Locale.ROOT,
                "<line class=\"ph-axis\" x1=\"4\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>",
                WIDTH - 4,
                zero,
                zero));
        StringBuilder path =
                new StringBuilder(String.format(Locale.ROOT, "M%d %.1f", LEFT, y(balance.doubleValue(), low, high)));
        int steps = Math.max(1, left.size());
        for (int i = 0; i < left.size(); i++) {
            double x = LEFT + (RIGHT - LEFT) * (i + 1.0) / steps;
            path.append(String.format(
                    Locale.ROOT, " L%.1f %.1f", x, y(left.get(i).credits().doubleValue(), low, high)));
        }
        svg.append("<path class=\"ph-line\" d=\"").append(path).append("\"/>");
        svg.append(String.format(
                Locale.ROOT,
                "<circle class=\"ph-dot\" cx=\"%d\" cy=\"%.1f\" r=\"3.5\"/>",
                LEFT,
                y(balance.doubleValue(), low, high)));
        svg.append(label(LEFT + 8, y(balance.doubleValue(), low, high) - 4, "start", formats.amount(balance), true));
        for (int i = 0; i < left.size(); i++) {
            double middle = LEFT + (RIGHT - LEFT) * (i + 0.5) / steps;
            String day = i == 0
                    ? text("home.day.today")
                    : formats.weekday(left.get(i).day());
            svg.append(label(middle, 102, "middle", day, i == 0));
        }
        if (!left.isEmpty()) {
            BigDecimal last = left.getLast().credits();
            double y = y(last.doubleValue(), low, high);
            String tone = last.signum() < 0 ? "ph-dot ph-dot-warn" : "ph-dot";
            svg.append(String.format(
                    Locale.ROOT, "<circle class=\"%s\" cx=\"%d\" cy=\"%.1f\" r=\"3.5\"/>", tone, RIGHT, y));
            svg.append(label(RIGHT, y - 7, "middle", formats.amount(last), true));
        }
        return svg.append("</svg>").toString();
    }

    private static String sentence(List<OwnDue.Day> left, BigDecimal balance, Formats formats) {
        if (left.isEmpty()) {
            return text("home.chart.balance", formats.amount(balance));
        }
        return text(
                "home.chart.sentence",
                formats.amount(balance),
                formats.amount(left.getLast().credits()),
                formats.date(left.getLast().day()));
    }

    private static double y(double value, double low, double high) {
        return BASE - (BASE - TOP) * (value - low) / (high - low);
    }

    private static String label(double x, double y, String anchor, String label, boolean strong) {
        return String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\"%s>%s</text>",
                x,
                Math.max(10, y),
                anchor,
                strong ? " class=\"ph-strong\"" : "",
                label);
    }
}
