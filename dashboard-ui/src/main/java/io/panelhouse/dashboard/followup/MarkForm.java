package io.panelhouse.dashboard.followup;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import io.panelhouse.dashboard.i18n.Language;
import io.panelhouse.panel.followup.Channel;
import io.panelhouse.panel.followup.FollowUpState;
import io.panelhouse.panel.followup.Mark;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What came of speaking to a customer: state, channel, the promised day and a note. */
public final class MarkForm extends Dialog {

    private static final long serialVersionUID = 1;

    private final Select<FollowUpState> state = new Select<>();
    private final Select<Channel> channel = new Select<>();
    private final DatePicker promised = new DatePicker(text("followup.promised"));
    private final TextArea note = new TextArea(text("followup.note"));
    private final Button confirm = new Button(text("followup.save"));

    /**
     * A form that begins with what is known.
     *
     * @param save takes the mark; the form then closes
     */
    public MarkForm(String account, @Nullable Mark known, FollowUpState suggested, Consumer<Mark> save) {
        addClassName("ph-mark-form");
        setHeaderTitle(text("followup.of", account));
        state.setLabel(text("followup.state"));
        state.setItems(FollowUpState.CONTACTED, FollowUpState.PROMISED, FollowUpState.LOST, FollowUpState.TO_DO);
        state.setItemLabelGenerator(TaskChip::word);
        channel.setLabel(text("followup.channel"));
        channel.setItems(Channel.values());
        channel.setEmptySelectionAllowed(true);
        channel.setEmptySelectionCaption(text("followup.channel.none"));
        channel.setItemLabelGenerator(
                one -> one == null ? text("followup.channel.none") : text("followup.channel." + one.name()));
        promised.setLocale(Language.current().locale());
        note.setMaxLength(500);
        note.setWidthFull();
        if (known != null) {
            channel.setValue(known.channel());
            promised.setValue(known.promisedFor());
            note.setValue(known.note() == null ? "" : known.note());
        }
        state.addValueChangeListener(changed -> promised.setVisible(changed.getValue() == FollowUpState.PROMISED));
        state.setValue(suggested);
        promised.setVisible(suggested == FollowUpState.PROMISED);
        Div form = new Div(state, channel, promised, note);
        form.addClassNames("ph-panel-body", "ph-form");
        add(form);
        confirm.addClickListener(click -> {
            save.accept(mark());
            close();
        });
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(text("accounts.cancel"), click -> close()), confirm);
    }

    private Mark mark() {
        FollowUpState chosen = state.getValue();
        return new Mark(
                chosen,
                channel.getValue(),
                chosen == FollowUpState.PROMISED ? promised.getValue() : null,
                note.getValue());
    }
}
