package io.panelhouse.dashboard.security;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.panelhouse.dashboard.shell.Message;
import io.panelhouse.dashboard.shell.Tile;
import io.panelhouse.dashboard.signin.SignedIn;
import io.panelhouse.panel.directory.Operator;
import io.panelhouse.panel.password.PasswordProblem;
import io.panelhouse.panel.password.PasswordRefusedException;
import io.panelhouse.panel.password.PasswordRules;
import io.panelhouse.panel.password.PasswordStrength;
import io.panelhouse.panel.security.PanelSecurity;
import java.time.InstantSource;
import java.util.Optional;

/** Changes the own password: what is wrong with it and how strong it is changes with each keystroke. */
final class PasswordTile {

    private final SignedIn signedIn;
    private final PanelSecurity security;
    private final InstantSource clock;
    private final Runnable changed;
    private final Tile tile =
            new Tile(text("security.password"), text("security.password.definition", PasswordRules.MIN_LENGTH));
    private final ProofField proof;
    private final PasswordField wanted = new PasswordField(text("security.password.new"));
    private final Div meter = new Div();
    private final Span word = new Span();

    PasswordTile(SignedIn signedIn, PanelSecurity security, InstantSource clock, Runnable changed) {
        this.signedIn = signedIn;
        this.security = security;
        this.clock = clock;
        this.changed = changed;
        this.proof = new ProofField(signedIn, security, signedIn.operator().secondFactor());
        wanted.setWidthFull();
        wanted.setMaxLength(PasswordRules.MAX_LENGTH);
        wanted.setValueChangeMode(ValueChangeMode.LAZY);
        wanted.getElement().setAttribute("autocomplete", "new-password");
        wanted.addValueChangeListener(typed -> judge(typed.getValue()));
        Div bar = new Div(meter);
        bar.addClassName("ph-meter");
        bar.getElement().setAttribute("aria-hidden", "true");
        word.addClassNames("ph-xs", "ph-mute");
        word.getElement().setAttribute("role", "status");
        Div strength = new Div(bar, word);
        strength.addClassName("ph-strength");
        Button change = new Button(text("security.password.change"), click -> change());
        Div form = new Div(proof, wanted, strength, change);
        form.addClassName("ph-form");
        tile.body().add(form);
        judge("");
    }

    Tile tile() {
        return tile;
    }

    private void judge(String password) {
        Operator operator = signedIn.operator();
        if (password.isEmpty()) {
            show(0, text("security.password.hint", PasswordRules.MIN_LENGTH));
            return;
        }
        PasswordStrength strength = PasswordRules.strength(operator.name(), password);
        Optional<PasswordProblem> problem = PasswordRules.problem(operator.name(), password);
        show(
                problem.isPresent() ? Math.min(strength.score(), 1) : strength.score(),
                problem.map(PasswordTile::words).orElseGet(() -> text("security.strength." + strength.score())));
        wanted.setInvalid(false);
    }

    private void show(int score, String text) {
        meter.getElement().setAttribute("data-score", Integer.toString(score));
        word.setText(text);
    }

    private void change() {
        Operator operator = signedIn.operator();
        String password = wanted.getValue();
        Optional<PasswordProblem> problem = PasswordRules.problem(operator.name(), password);
        if (problem.isPresent()) {
            refuse(problem.get());
            return;
        }
        if (!proof.proves(clock)) {
            return;
        }
        try {
            security.passwords().choose(operator, password, signedIn.session());
        } catch (PasswordRefusedException refused) {
            refuse(refused.problem());
            return;
        }
        wanted.clear();
        Message.done(text("security.password.done"));
        changed.run();
    }

    private static String words(PasswordProblem problem) {
        return text("security.problem." + problem, PasswordRules.MIN_LENGTH);
    }

    private void refuse(PasswordProblem problem) {
        wanted.setErrorMessage(words(problem));
        wanted.setInvalid(true);
        wanted.focus();
    }
}
