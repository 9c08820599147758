package io.panelhouse.dashboard.weekly;

import static io.panelhouse.dashboard.i18n.Texts.text;

import io.panelhouse.dashboard.figure.Share;
import io.panelhouse.dashboard.figure.Wilson;
import io.panelhouse.dashboard.shell.Formats;
import java.util.OptionalDouble;

/** Says a churn in words: always the two numbers that were divided. */
final class ChurnSentence {

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
                ? text("weekly.na")
                : formats.percent(ratio.getAsDouble(), share(definition).of());
    }

    /** Such as {@code 57.14 %, 4 of 7. M4a}. */
    String exact(ChurnDefinition definition) {
        OptionalDouble ratio = ratio(definition);
        Share share = share(definition);
        return ratio.isEmpty()
                ? text("weekly.churn.exact.none", definition.id())
                : text(
                        "weekly.churn.exact",
                        formats.exactPercent(ratio.getAsDouble()),
                        formats.count(share.part()),
                        formats.count(share.of()),
                        definition.id());
    }

    String sentence(ChurnDefinition definition) {
        OptionalDouble ratio = ratio(definition);
        boolean terms = definition == ChurnDefinition.OF_TERMS_DUE;
        if (ratio.isEmpty()) {
            return text("weekly.churn.na", text(terms ? "weekly.churn.nothing.due" : "weekly.churn.nothing.retained"));
        }
        Share share = share(definition);
        String sentence = text(
                terms ? "weekly.churn.lapsed" : "weekly.churn.churned",
                formats.count(share.part()),
                base(definition),
                formats.exactPercent(ratio.getAsDouble()));
        return sentence + " " + more(definition, share);
    }

    private String more(ChurnDefinition definition, Share share) {
        if (share.few() && definition != ChurnDefinition.DAILY_SUM && share.part() <= share.of()) {
            Wilson interval = Wilson.of(share.part(), share.of());
            return text("weekly.churn.few", formats.percent(interval.lower(), 1), formats.percent(interval.upper(), 1));
        }
        return text(definition == ChurnDefinition.OF_TERMS_DUE ? "weekly.churn.anyLength" : "weekly.churn.dilute");
    }

    private String base(ChurnDefinition definition) {
        Share share = share(definition);
        String of = formats.count(share.of());
        String first = formats.firstOf(churn.month());
        return switch (definition) {
            case OF_TERMS_DUE -> {
                long pending = churn.renewals().pending();
                String due = text("weekly.churn.base.due", share.of(), of, formats.monthName(churn.month()));
                yield pending == 0 ? due : text("weekly.churn.base.pending", due, formats.count(pending));
            }
            case OF_PERIOD -> text("weekly.churn.base.period", of, first);
            case ROLLING -> text("weekly.churn.base.rolling", of, first);
            case DAILY_SUM -> text("weekly.churn.base.daily", of, first);
        };
    }
}
