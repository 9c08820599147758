package io.panelhouse.dashboard.log;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.panelhouse.dashboard.shell.FilterFields;
import io.panelhouse.panel.session.SignInOutcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** The fields above the log; each change is told at once. */
final class LogFilters extends Div {

    private static final long serialVersionUID = 1;
    private static final int LONGEST = 200;

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
        FilterFields.text(account, text("log.filter.account"), LONGEST);
        FilterFields.text(device, text("log.filter.device"), LONGEST);
        List<String> outcomes = new ArrayList<>(List.of(LogQuery.REFUSED));
        Arrays.stream(SignInOutcome.values()).map(Enum::name).forEach(outcomes::add);
        FilterFields.choice(outcome, text("log.filter.outcome"), outcomes, LogFilters::words);
        FilterFields.day(from, text("log.filter.from"));
        FilterFields.day(to, text("log.filter.to"));
        clear.addThemeVariants(ButtonVariant.TERTIARY);
        clear.addClickListener(click -> changed.accept(LogQuery.ALL));
        List.<HasValue<?, ?>>of(account, device, outcome, from, to)
                .forEach(input -> input.addValueChangeListener(change -> tell()));
        add(account, device, outcome, from, to, clear);
    }

    /** Shows a query without telling of it. */
    void show(LogQuery query) {
        filling = true;
        FilterFields.show(account, query.account());
        FilterFields.show(device, query.device());
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
                    FilterFields.typed(account),
                    FilterFields.typed(device),
                    outcome.getValue(),
                    from.getValue(),
                    to.getValue()));
        }
    }

    private static String words(String name) {
        return name.equals(LogQuery.REFUSED) ? text("log.filter.refused") : text("account.outcome." + name);
    }
}
