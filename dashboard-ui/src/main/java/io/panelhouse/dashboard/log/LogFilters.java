package io.panelhouse.dashboard.log;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.panelhouse.dashboard.i18n.Language;
import io.panelhouse.panel.session.SignInOutcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The fields above the log; each change is told at once. */
final class LogFilters extends Div {

    private static final long serialVersionUID = 1;

    private final TextField account = new TextField();
    private final TextField device = new TextField();
    private final Select<String> outcome = new Select<>();
    private final DatePicker from = new DatePicker();
    private final DatePicker to = new DatePicker();
    private final Button clear = new Button(text("log.filter.clear"));
    private final transient Consumer<LogQuery> changed;
    private boolean filling;

    LogFilters(Consumer<LogQuery> changed) {
        this.changed = changed;
        addClassName("ph-filters");
        field(account, text("log.filter.account"));
        field(device, text("log.filter.device"));
        List<String> outcomes = new ArrayList<>(List.of(LogQuery.REFUSED));
        Arrays.stream(SignInOutcome.values()).map(Enum::name).forEach(outcomes::add);
        String any = text("log.filter.outcome");
        outcome.setItems(outcomes);
        outcome.setEmptySelectionAllowed(true);
        outcome.setEmptySelectionCaption(any);
        outcome.setPlaceholder(any);
        outcome.setAriaLabel(any);
        outcome.setItemLabelGenerator(name -> name == null ? any : words(name));
        day(from, text("log.filter.from"));
        day(to, text("log.filter.to"));
        clear.addThemeVariants(ButtonVariant.TERTIARY);
        clear.addClickListener(click -> changed.accept(LogQuery.ALL));
        List.<HasValue<?, ?>>of(account, device, outcome, from, to)
                .forEach(input -> input.addValueChangeListener(change -> tell()));
        add(account, device, outcome, from, to, clear);
    }

    /** Shows a query without telling of it. */
    void show(LogQuery query) {
        filling = true;
        account.setValue(orEmpty(query.account()));
        device.setValue(orEmpty(query.device()));
        outcome.setValue(query.outcome());
        from.setValue(query.from());
        to.setValue(query.to());
        from.setMax(query.to());
        to.setMin(query.from());
        clear.setVisible(query.filters());
        filling = false;
    }

    private void tell() {
        if (!filling) {
            changed.accept(new LogQuery(
                    blankAsNull(account.getValue()),
                    blankAsNull(device.getValue()),
                    outcome.getValue(),
                    from.getValue(),
                    to.getValue()));
        }
    }

    private static String words(String name) {
        return name.equals(LogQuery.REFUSED) ? text("log.filter.refused") : text("account.outcome." + name);
    }

    private static void field(TextField field, String label) {
        field.setPlaceholder(label);
        field.setAriaLabel(label);
        field.setMaxLength(200);
        field.setClearButtonVisible(true);
        field.setValueChangeMode(ValueChangeMode.LAZY);
    }

    private static void day(DatePicker picker, String label) {
        picker.setPlaceholder(label);
        picker.setAriaLabel(label);
        picker.setLocale(Language.current().locale());
        picker.setClearButtonVisible(true);
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static @Nullable String blankAsNull(String value) {
        return value.isBlank() ? null : value.strip();
    }
}
