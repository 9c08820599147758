package io.panelhouse.dashboard.machines;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.dashboard.shell.Choice;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.Refusals;
import io.panelhouse.panel.directory.Operator;
import io.panelhouse.panel.security.Staff;
import io.panelhouse.panel.security.StaffRole;
import io.panelhouse.panel.token.ApiTokens;
import io.panelhouse.panel.token.NewApiToken;
import io.panelhouse.panel.token.TokenAnswer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;

/** Makes a token: a name, for whom, what it may do, and until when. */
final class NewTokenDialog extends Dialog {

    private static final long serialVersionUID = 1;
    private static final List<Integer> DAYS = List.of(30, 90, 365, 0);

    private final CurrentOperator operator;
    private final ApiTokens tokens;
    private final InstantSource clock;
    private final Runnable made;
    private final TextField name = new TextField(text("machines.name"));
    private final ComboBox<String> who = new ComboBox<>(text("machines.token.operator"));
    private final Choice<StaffRole> scope;
    private final Paragraph meaning = new Paragraph();
    private final Select<Integer> ends = new Select<>();

    NewTokenDialog(
            CurrentOperator operator,
            ApiTokens tokens,
            Staff staff,
            Formats formats,
            InstantSource clock,
            Runnable made) {
        this.operator = operator;
        this.tokens = tokens;
        this.clock = clock;
        this.made = made;
        setHeaderTitle(text("machines.token.add"));
        name.setMaxLength(40);
        name.setWidthFull();
        name.setPlaceholder("billing");
        List<String> people = staff.of(operator.actor(), operator.scope().panelId()).stream()
                .filter(Operator::enabled)
                .map(Operator::name)
                .toList();
        who.setItems(people);
        who.setWidthFull();
        who.setItemLabelGenerator(person -> person);
        people.stream()
                .filter(operator.name()::equals)
                .findFirst()
                .or(() -> people.stream().findFirst())
                .ifPresent(who::setValue);
        List<StaffRole> given = Arrays.stream(StaffRole.values())
                .filter(role -> operator.actor().permissions().containsAll(role.permissions()))
                .toList();
        scope = new Choice<>(text("machines.token.scope"), given, role -> text("staff.role." + role));
        scope.onChoice(role -> meaning.setText(text("staff.role." + role + ".meaning")));
        scope.choose(StaffRole.VIEW);
        meaning.setText(text("staff.role." + StaffRole.VIEW + ".meaning"));
        meaning.addClassNames("ph-s", "ph-mute");
        ends.setLabel(text("machines.token.ends"));
        ends.setItems(DAYS);
        ends.setItemLabelGenerator(days -> days == 0
                ? text("machines.token.ends.never")
                : text(
                        "machines.token.ends.in",
                        days,
                        formats.date(formats.today().plusDays(days))));
        ends.setValue(365);
        ends.setWidthFull();
        Div body = new Div(name, who, scope, meaning, ends);
        body.addClassName("ph-form");
        add(body);
        Button make = new Button(text("machines.token.make"), click -> make());
        make.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(text("shell.cancel"), click -> close()), make);
        addOpenedChangeListener(opened -> name.focus());
    }

    private void make() {
        Instant end = ends.getValue() == 0 ? null : clock.instant().plus(Duration.ofDays(ends.getValue()));
        NewApiToken wanted = new NewApiToken(
                String.valueOf(who.getValue()), name.getValue(), scope.chosen().permissions(), end);
        switch (tokens.create(operator.actor(), wanted)) {
            case TokenAnswer.Refused refused -> {
                name.setErrorMessage(Refusals.words(refused.code(), refused.sentence()));
                name.setInvalid(true);
                name.focus();
            }
            case TokenAnswer.Issued issued -> {
                close();
                made.run();
                new SecretDialog(
                                text("machines.token.made", issued.token().name()),
                                issued.text(),
                                text("machines.token.how"))
                        .open();
            }
        }
    }
}
