package io.panelhouse.dashboard.tour;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.Icon;
import io.panelhouse.panel.report.CreditHabit;
import io.panelhouse.panel.report.CreditHistory;
import java.time.format.TextStyle;

/**
 * Says once, when there is enough history, what the ledger tells of an average week. Until it is dismissed it stays;
 * then it never comes again.
 */
public final class HistoryNotice extends Composite<Div> {

    private static final long serialVersionUID = 1;
    private static final String CHOICE = "creditHistory";

    private final CurrentOperator operator;
    private final CreditHistory history;
    private final Span sentence = new Span();

    public HistoryNotice(CurrentOperator operator, CreditHistory history) {
        this.operator = operator;
        this.history = history;
        sentence.addClassName("ph-grow");
        Anchor open = new Anchor("credits", text("tour.history.open"));
        open.getElement().setAttribute("router-link", true);
        Button dismiss = new Button(text("tour.history.dismiss"), click -> {
            operator.prefer(CHOICE, "told");
            setVisible(false);
        });
        dismiss.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        getContent().add(new Icon("chart", "ph-info"), sentence, open, dismiss);
        getContent().addClassName("ph-notice");
        getContent().getElement().setAttribute("role", "status");
        setVisible(false);
    }

    /** Reads the history, unless it was told. */
    public void show(Formats formats) {
        setVisible(false);
        if (!operator.preferences().containsKey(CHOICE)) {
            history.of(operator.actor(), operator.scope().panelId()).ifPresent(habit -> tell(habit, formats));
        }
    }

    /** What it says. */
    String sentence() {
        return sentence.getText();
    }

    private void tell(CreditHabit habit, Formats formats) {
        sentence.setText(text(
                "tour.history",
                formats.credits(habit.weekly()),
                habit.peak()
                        .getDisplayName(
                                TextStyle.FULL_STANDALONE, formats.language().locale()),
                habit.days()));
        setVisible(true);
    }
}
