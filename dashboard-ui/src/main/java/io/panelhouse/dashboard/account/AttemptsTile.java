package io.panelhouse.dashboard.account;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.panelhouse.dashboard.shell.Choice;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.Icon;
import io.panelhouse.panel.device.DeviceId;
import io.panelhouse.panel.session.Attempt;
import io.panelhouse.panel.session.SignInOutcome;
import io.panelhouse.panel.verdict.Facts;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The log of sign-ins, newest first; a row that the lock refused can move the lock to its device. */
final class AttemptsTile extends Section {

    private static final long serialVersionUID = 1;
    private static final int SHOWN = 200;

    private final UnorderedList list = new UnorderedList();
    private final Choice<Boolean> refusedOnly = new Choice<>(
            text("account.attempts"),
            List.of(false, true),
            only -> text(only ? "account.attempts.refused" : "account.attempts.all"));

    AttemptsTile() {
        addClassName("ph-tile");
        list.addClassName("ph-log");
        refusedOnly.choose(false);
        Span spacer = new Span();
        spacer.addClassName("ph-grow");
        Div head = new Div(new H2(text("account.attempts")), spacer, refusedOnly);
        head.addClassName("ph-tile-head");
        add(head, list);
    }

    /**
     * Shows the log.
     *
     * @param lockWords what the customer is told about the device lock
     * @param lockTo moves the lock; null for who may not
     */
    void show(Facts facts, Formats formats, String lockWords, @Nullable Consumer<DeviceId> lockTo) {
        refusedOnly.onChoice(only -> rows(facts, formats, lockWords, lockTo));
        rows(facts, formats, lockWords, lockTo);
    }

    private void rows(Facts facts, Formats formats, String lockWords, @Nullable Consumer<DeviceId> lockTo) {
        list.removeAll();
        facts.attempts().stream()
                .filter(attempt -> !refusedOnly.chosen() || attempt.outcome() != SignInOutcome.ACCEPTED)
                .limit(SHOWN)
                .forEach(attempt -> list.add(row(attempt, facts, formats, lockWords, lockTo)));
        if (list.getComponentCount() == 0) {
            Span none = new Span(text("account.attempts.none"));
            none.addClassName("ph-mute");
            list.add(new ListItem(none));
        }
    }

    private static ListItem row(
            Attempt attempt, Facts facts, Formats formats, String lockWords, @Nullable Consumer<DeviceId> lockTo) {
        boolean accepted = attempt.outcome() == SignInOutcome.ACCEPTED;
        Span at = new Span(formats.dateTime(attempt.occurredAt()));
        at.addClassName("ph-mute");
        Span outcome = new Span(
                new Icon(accepted ? "ok" : "bad", "ph-i-s", accepted ? "ph-ok" : "ph-bad"),
                new Span(" " + text("account.outcome." + attempt.outcome().name())));
        outcome.getElement().setAttribute("title", attempt.outcome().name());
        Span device = new Span(VerdictWords.device(attempt));
        device.addClassNames("ph-mono", "ph-cut");
        ListItem row = new ListItem(at, outcome, device);
        if (attempt.outcome() == SignInOutcome.DEVICE_MISMATCH) {
            row.add(ways(attempt.deviceId(), facts, lockWords, lockTo));
        }
        return row;
    }

    /** What can be done about a device that the lock refused. */
    private static Div ways(
            @Nullable DeviceId seen, Facts facts, String lockWords, @Nullable Consumer<DeviceId> lockTo) {
        Div ways = new Div();
        ways.addClassName("ph-row");
        Button explain = new Button(text("account.explain"), click -> VerdictTile.copy(lockWords));
        explain.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        explain.setTooltipText(lockWords);
        explain.addClassName("ph-explain");
        ways.add(explain);
        if (seen != null && lockTo != null && !facts.admits(seen)) {
            Button lock = new Button(text("account.lockHere"), click -> lockTo.accept(seen));
            lock.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
            lock.setDisableOnClick(true);
            ways.add(lock);
        }
        return ways;
    }
}
