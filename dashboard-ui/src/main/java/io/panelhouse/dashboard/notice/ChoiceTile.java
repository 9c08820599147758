package io.panelhouse.dashboard.notice;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.timepicker.TimePicker;
import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.dashboard.i18n.Language;
import io.panelhouse.dashboard.shell.Message;
import io.panelhouse.dashboard.shell.Tile;
import io.panelhouse.panel.alert.AlertKind;
import io.panelhouse.panel.notice.NoticePreference.Choice;
import io.panelhouse.panel.notice.NoticePreference.Digest;
import io.panelhouse.panel.notice.Notices;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Locale;

/** Which alerts are mailed, when not, and the digest. */
final class ChoiceTile extends Composite<Tile> {

    private static final long serialVersionUID = 1;
    private static final Duration STEP = Duration.ofMinutes(30);
    private static final LocalTime NINE = LocalTime.of(9, 0);

    private final CurrentOperator operator;
    private final Notices notices;
    private final CheckboxGroup<AlertKind> kinds = new CheckboxGroup<>(text("notices.kinds"));
    private final TimePicker from = time("notices.quiet.from");
    private final TimePicker to = time("notices.quiet.to");
    private final Select<Digest> digest = new Select<>();
    private final TimePicker at = time("notices.digest.at");

    ChoiceTile(CurrentOperator operator, Notices notices) {
        this.operator = operator;
        this.notices = notices;
        kinds.setItems(AlertKind.values());
        kinds.setItemLabelGenerator(kind -> text("alerts.kind." + kind.name().toLowerCase(Locale.ROOT)));
        digest.setLabel(text("notices.digest"));
        digest.setItems(Digest.values());
        digest.setItemLabelGenerator(
                choice -> text("notices.digest." + choice.name().toLowerCase(Locale.ROOT)));
        from.setClearButtonVisible(true);
        to.setClearButtonVisible(true);
        to.setHelperText(text("notices.quiet.explanation"));
        Choice choice = notices.of(operator.actor()).choice();
        kinds.setValue(choice.kinds());
        from.setValue(choice.quietFrom());
        to.setValue(choice.quietTo());
        digest.setValue(choice.digest());
        at.setValue(choice.digestAt());
        Div quiet = new Div(from, to);
        quiet.addClassName("ph-times");
        Div daily = new Div(digest, at);
        daily.addClassName("ph-times");
        getContent().body().add(kinds, quiet, daily, new Button(text("notices.keep"), click -> keep()));
        getContent().body().addClassName("ph-form");
    }

    @Override
    protected Tile initContent() {
        return new Tile(text("notices.choice.title"), text("notices.choice.definition"));
    }

    private void keep() {
        if (from.isEmpty() != to.isEmpty()) {
            TimePicker missing = from.isEmpty() ? from : to;
            missing.setInvalid(true);
            missing.setErrorMessage(text("notices.quiet.both"));
            return;
        }
        notices.choose(
                operator.actor(),
                new Choice(
                        kinds.getValue(),
                        from.getValue(),
                        to.getValue(),
                        digest.getValue(),
                        at.isEmpty() ? NINE : at.getValue()));
        Message.done(text("notices.kept"));
    }

    private static TimePicker time(String label) {
        TimePicker picker = new TimePicker(text(label));
        picker.setStep(STEP);
        picker.setLocale(Language.current().locale());
        return picker;
    }
}
