package io.panelhouse.dashboard.weekly;

import io.panelhouse.dashboard.figure.Share;
import io.panelhouse.dashboard.figure.Wilson;
import io.panelhouse.dashboard.shell.Formats;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.OptionalDouble;

/** Says a churn in words: always the two numbers that were divided. */
final class ChurnSentence {

    private static final DateTimeFormatter FIRST = DateTimeFormatter.ofPattern("d MMMM", Locale.UK);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM", Locale.UK);

    private final Churn churn;
    private final Formats formats;

    ChurnSentence(Churn churn, Formats formats) {
        this.churn = churn;
        this.formats = formats;
    }

    OptionalDouble ratio(ChurnDefinition definition) {
        return switch (definition) {
            case OF_TERMS_DUE -> churn.renewals().churn().value();
            case OF_PERIOD -> churn.ofPeriod().value();
            case ROLLING -> churn.rolling().value();
            case DAILY_SUM -> churn.dailySum();
        };
    }

    Share share(ChurnDefinition definition) {
        return switch (definition) {
            case OF_TERMS_DUE -> churn.renewals().churn();
            case OF_PERIOD, DAILY_SUM -> churn.ofPeriod();
            case ROLLING -> churn.rolling();
        };
    }

    /** As on a button: whole below 100 cases. */
    String value(ChurnDefinition definition) {
        OptionalDouble ratio = ratio(definition);
        return ratio.isEmpty()
                ? "n/a"
                : formats.percent(ratio.getAsDouble(), share(definition).of());
    }

    /** Such as {@code 57.14 %, 4 of 7. M4a}. */
    String exact(ChurnDefinition definition) {
        OptionalDouble ratio = ratio(definition);
        Share share = share(definition);
        return ratio.isEmpty()
                ? "Nothing to divide by. " + definition.id()
                : "%s, %s of %s. %s"
                        .formatted(
                                percent(ratio.getAsDouble()),
                                formats.count(share.part()),
                                formats.count(share.of()),
                                definition.id());
    }

    String sentence(ChurnDefinition definition) {
        OptionalDouble ratio = ratio(definition);
        if (ratio.isEmpty()) {
            return "n/a: %s.".formatted(nothing(definition));
        }
        Share share = share(definition);
        String base = "%s, that is %s".formatted(base(definition), percent(ratio.getAsDouble()));
        String part = formats.count(share.part());
        String text = definition == ChurnDefinition.OF_TERMS_DUE
                ? "%s lapsed of %s.".formatted(part, base)
                : "%s churned of %s.".formatted(part, base);
        return text + more(definition, share);
    }

    private String more(ChurnDefinition definition, Share share) {
        if (share.few() && definition != ChurnDefinition.DAILY_SUM && share.part() <= share.of()) {
            Wilson interval = Wilson.of(share.part(), share.of());
            return " Too few to judge: between %s and %s (95\u00a0%%)."
                    .formatted(formats.percent(interval.lower(), 1), formats.percent(interval.upper(), 1));
        }
        return definition == ChurnDefinition.OF_TERMS_DUE
                ? " It compares packages of any length."
                : " Long packages dilute it; use \u201cof terms due\u201d to compare lengths.";
    }

    private String base(ChurnDefinition definition) {
        Share share = share(definition);
        String first = FIRST.format(churn.month().atDay(1));
        return switch (definition) {
            case OF_TERMS_DUE -> {
                long pending = churn.renewals().pending();
                yield formats.counted(share.of(), "term", "terms") + " due in " + MONTH.format(churn.month())
                        + (pending == 0 ? "" : " (%s more pending)".formatted(formats.count(pending)));
            }
            case OF_PERIOD -> "%s retained on %s".formatted(formats.count(share.of()), first);
            case ROLLING -> "%s retained on %s or new since".formatted(formats.count(share.of()), first);
            case DAILY_SUM -> "%s retained on %s, day by day".formatted(formats.count(share.of()), first);
        };
    }

    private static String nothing(ChurnDefinition definition) {
        return definition == ChurnDefinition.OF_TERMS_DUE
                ? "no term was due whose outcome is known"
                : "no account was retained";
    }

    /** With two places, as in docs/metrics.md. */
    static String percent(double ratio) {
        return String.format(Locale.UK, "%.2f\u00a0%%", ratio * 100);
    }
}
