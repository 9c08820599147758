package io.panelhouse.dashboard.alerts;

import io.panelhouse.dashboard.i18n.Texts;
import io.panelhouse.dashboard.shell.AddressValues;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.Icon;
import io.panelhouse.event.Alert;
import io.panelhouse.event.AlertKind;
import io.panelhouse.panel.alert.AlertEpisode;
import java.time.Instant;
import java.util.Locale;

/** An alert in words, in the language of the formats. */
public final class AlertWords {

    private AlertWords() {}

    /**
     * The fact, the figure and the next step, such as "Balance fell below 100: 96 left."
     *
     * @param account the name of the account it is about; its id where the name is not known
     */
    public static String sentence(Alert alert, String account, Formats formats) {
        String figure = formats.amount(alert.figure());
        String limit = formats.amount(alert.limit());
        return switch (alert.kind()) {
            case CREDIT_THRESHOLD -> say(formats, alert.kind(), limit, figure);
            case RENEWALS_DUE ->
                say(
                        formats,
                        alert.kind(),
                        formats.credits(alert.figure()),
                        limit,
                        formats.amount(alert.limit().subtract(alert.figure())));
            case DRAIN -> say(formats, alert.kind(), alert.subject(), figure, limit);
            case SHARING -> say(formats, alert.kind(), account, formats.credits(alert.figure()));
            case FEED_LATE ->
                Texts.of(formats.language())
                        .say(
                                "alerts.sentence.feed_late." + alert.subject().toLowerCase(Locale.ROOT),
                                formats.snapshotTime(alert.openedAt()));
        };
    }

    /** The same of a recorded episode. */
    public static String sentence(AlertEpisode episode, Formats formats) {
        Alert alert = Episodes.alert(episode);
        String account = episode.accountName();
        return sentence(alert, account == null ? accountId(alert) : account, formats);
    }

    /** The page with the rows of a recorded episode. */
    public static String address(AlertEpisode episode) {
        return address(Episodes.alert(episode));
    }

    /** The account's id, for want of its name; empty if it is about none. */
    static String accountId(Alert alert) {
        return alert.accountId() == null ? "" : alert.accountId().toString();
    }

    static Icon icon(AlertKind kind) {
        return switch (kind) {
            case CREDIT_THRESHOLD, RENEWALS_DUE -> new Icon("warn", "ph-warn");
            case DRAIN -> new Icon("bad", "ph-bad");
            case SHARING -> new Icon("users", "ph-warn");
            case FEED_LATE -> new Icon("clock", "ph-warn");
        };
    }

    /** The page with the rows that it is about. */
    public static String address(Alert alert) {
        return switch (alert.kind()) {
            case CREDIT_THRESHOLD -> "credits";
            case RENEWALS_DUE -> "expiring?days=7";
            case DRAIN ->
                "credits?"
                        + new AddressValues()
                                .with("operator", alert.subject())
                                .parameters()
                                .getQueryString();
            case SHARING -> alert.accountId() == null ? "log" : "account/" + accountId(alert);
            case FEED_LATE -> alert.subject().equals(FeedWatch.EDGES) ? "settings/connections" : "alerts";
        };
    }

    /** When it began: the time today, else with its day. */
    static String since(Instant openedAt, Formats formats) {
        return formats.snapshotTime(openedAt);
    }

    private static String say(Formats formats, AlertKind kind, Object... arguments) {
        return Texts.of(formats.language()).say("alerts.sentence." + kind.name().toLowerCase(Locale.ROOT), arguments);
    }
}
