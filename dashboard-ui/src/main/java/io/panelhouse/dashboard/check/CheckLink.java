package io.panelhouse.dashboard.check;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.dashboard.alerts.OpenAlerts;
import io.panelhouse.dashboard.live.LiveFeed;
import io.panelhouse.dashboard.shell.Icon;
import io.panelhouse.panel.account.Accounts;
import io.panelhouse.panel.check.DailyCheck;
import io.panelhouse.panel.check.DailyChecks;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * In the head of Home: how much is left of the daily check and how long it takes. It is there by default from the
 * eleventh active account on.
 */
public final class CheckLink extends Anchor {

    private static final long serialVersionUID = 1;
    private static final int FEW = 10;
    private static final Duration PER_ITEM = Duration.ofSeconds(15);

    private final CurrentOperator operator;
    private final Accounts accounts;
    private final DailyChecks checks;
    private final LiveFeed feed;
    private final OpenAlerts alerts;
    private final InstantSource clock;
    private final Span state = new Span();

    public CheckLink(
            CurrentOperator operator,
            Accounts accounts,
            DailyChecks checks,
            LiveFeed feed,
            OpenAlerts alerts,
            InstantSource clock) {
        super("check", "");
        this.operator = operator;
        this.accounts = accounts;
        this.checks = checks;
        this.feed = feed;
        this.alerts = alerts;
        this.clock = clock;
        getElement().setAttribute("router-link", true);
        addClassName("ph-check-link");
        Span title = new Span(text("check.title"));
        title.addClassName("ph-strong");
        state.addClassName("ph-mute");
        add(new Icon("tick", "ph-i-s"), title, state);
        setVisible(false);
    }

    /** Reads how far one came, where the check is offered. */
    public void show() {
        setVisible(offered(
                operator.preferences().getOrDefault("dailyCheck", ""),
                () -> accounts.countActive(operator.actor(), operator.scope().panelId())));
        if (!isVisible()) {
            return;
        }
        Optional<DailyCheck> check =
                checks.today(operator.actor(), operator.scope().panelId());
        CheckItems items = CheckItems.of(operator, accounts, feed, alerts, check);
        state.setText(check.map(begun -> state(begun, items))
                .orElseGet(() -> text("check.begin", items.left(), minutes(PER_ITEM.multipliedBy(items.left())))));
    }

    private String state(DailyCheck check, CheckItems items) {
        String took = text("check.minutes", minutes(check.elapsed(clock.instant())));
        return check.finishedAt() == null ? text("check.left", items.left(), took) : text("check.done", took);
    }

    /** What it says. */
    String state() {
        return state.getText();
    }

    static long minutes(Duration duration) {
        return Math.max(1, (duration.toSeconds() + 59) / 60);
    }

    private static boolean offered(String chosen, LongSupplier active) {
        return chosen.equals("on") || (!chosen.equals("off") && active.getAsLong() > FEW);
    }
}
