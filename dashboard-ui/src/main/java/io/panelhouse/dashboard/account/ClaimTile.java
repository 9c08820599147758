package io.panelhouse.dashboard.account;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.panelhouse.dashboard.shell.Icon;
import io.panelhouse.panel.verdict.Claim;
import io.panelhouse.panel.verdict.Facts;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Compares "no connection for so many days" with what the journals hold. */
final class ClaimTile extends Section {

    private static final long serialVersionUID = 1;
    private static final int DAYS = 3;

    private final IntegerField days = new IntegerField(text("account.claim.what"));
    private final Div says = new Div();
    private @Nullable Runnable again;

    ClaimTile() {
        addClassName("ph-tile");
        days.setValue(DAYS);
        days.setMin(1);
        days.setMax(Facts.DAYS);
        days.setStepButtonsVisible(true);
        days.setValueChangeMode(ValueChangeMode.LAZY);
        days.addValueChangeListener(changed -> {
            Runnable check = again;
            if (check != null) {
                check.run();
            }
        });
        says.addClassName("ph-claim-says");
        says.getElement().setAttribute("aria-live", "polite");
        Div line = new Div(days);
        line.addClassName("ph-claim-line");
        add(new H2(text("account.claim")), line, says);
    }

    void show(Facts facts, VerdictWords words, Instant now) {
        again = () -> check(facts, words, now);
        check(facts, words, now);
    }

    /** What it says. */
    String answer() {
        return says.getElement().getTextRecursively();
    }

    IntegerField days() {
        return days;
    }

    private void check(Facts facts, VerdictWords words, Instant now) {
        Integer claimed = days.getValue();
        int least = claimed == null ? 1 : Math.clamp(claimed, 1, Facts.DAYS);
        Claim claim = Claim.check(facts, Duration.ofDays(least), now);
        boolean contradicted = claim.answer().contradicted();
        Span sentence = new Span(words.claim(claim));
        sentence.addClassName("ph-strong");
        Div verdict = new Div(new Icon(contradicted ? "x" : "ok", contradicted ? "ph-warn" : "ph-ok"), sentence);
        verdict.addClassName("ph-row");
        says.removeAll();
        says.add(verdict);
        if (claim.refusedSince() > 0) {
            says.add(new Span(text("account.claim.refused", claim.refusedSince())));
        }
        Button copy = new Button(text("account.copy"), click -> VerdictTile.copy(words.claim(claim)));
        copy.addThemeVariants(ButtonVariant.SMALL);
        copy.setPrefixComponent(new Icon("copy", "ph-i-s"));
        says.add(copy);
    }
}
