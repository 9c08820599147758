package io.panelhouse.dashboard.shell;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.panel.account.AccountSummary;
import io.panelhouse.panel.account.Accounts;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Finds an account by the beginning of its name or by its device, in the operator's own subtree, opens it or offers to
 * renew it.
 */
final class AccountSearch extends Div {

    private static final long serialVersionUID = 1;
    private static final int MAX_RESULTS = 8;

    private final CurrentOperator operator;
    private final Accounts accounts;
    private final Renewal renewal;
    private final InstantSource clock;
    private final TextField field = new TextField();
    private final Popover results = new Popover();

    AccountSearch(CurrentOperator operator, Accounts accounts, Renewal renewal, InstantSource clock) {
        this.operator = operator;
        this.accounts = accounts;
        this.renewal = renewal;
        this.clock = clock;
        addClassName("ph-search");
        field.setPlaceholder(text("shell.search"));
        field.setAriaLabel(text("shell.search.label"));
        field.setPrefixComponent(new Icon("search"));
        field.setClearButtonVisible(false);
        field.setAutoselect(true);
        field.setMaxLength(80);
        Span key = new Span("/");
        key.addClassName("ph-key");
        key.getElement().setAttribute("aria-hidden", "true");
        field.setSuffixComponent(key);
        field.addKeyDownListener(Key.ENTER, pressed -> find());
        field.setValueChangeMode(ValueChangeMode.EAGER);
        results.setTarget(field);
        results.setOpenOnClick(false);
        results.setOpenOnFocus(false);
        results.setOpenOnHover(false);
        results.setPosition(PopoverPosition.BOTTOM_START);
        results.setAutofocus(false);
        results.addClassName("ph-results");
        results.setAriaLabel(text("shell.search.results"));
        add(field, results);
        // The popover says on the input whether it is open, which only a combobox may.
        field.addAttachListener(attached -> field.getElement()
                .executeJs("this.updateComplete.then(() => this.inputElement.setAttribute('role', 'combobox'))"));
    }

    TextField field() {
        return field;
    }

    Popover results() {
        return results;
    }

    void find() {
        String prefix = field.getValue().strip();
        results.removeAll();
        if (prefix.isEmpty()) {
            results.close();
            return;
        }
        try {
            show(prefix, accounts.search(operator.actor(), operator.home().panelId(), prefix, MAX_RESULTS + 1));
        } catch (RuntimeException failure) {
            results.add(note(text("shell.search.failed", Message.logged("Cannot search for " + prefix, failure))));
        }
        results.setOpened(results.getChildren().findAny().isPresent());
    }

    private void show(String prefix, List<AccountSummary> found) {
        if (found.isEmpty()) {
            results.add(note(text("shell.search.none", prefix)));
            return;
        }
        if (found.size() == 1 && found.getFirst().name().equalsIgnoreCase(prefix)) {
            getUI().ifPresent(ui -> ui.navigate(page(found.getFirst())));
            return;
        }
        Formats formats = new Formats(operator.home().zone(), clock);
        found.stream().limit(MAX_RESULTS).map(account -> row(account, formats)).forEach(results::add);
        if (found.size() > MAX_RESULTS) {
            results.add(note(text("shell.search.more", prefix)));
        }
    }

    private static String page(AccountSummary account) {
        return "account/" + account.id().value();
    }

    private Div row(AccountSummary account, Formats formats) {
        Anchor name = new Anchor(page(account), account.name());
        name.getElement().setAttribute("router-link", true);
        name.addClassNames("ph-result-name", "ph-cut");
        Span when = new Span(ends(account, formats));
        when.addClassNames("ph-xs", "ph-mute");
        Div text = new Div(new Div(name, new StatusChip(account.status())), when);
        text.addClassNames("ph-result-text", "ph-grow");
        Button renew = new Button(text("shell.renew"), click -> {
            results.close();
            String code = account.packageCode();
            renewal.open(account.id(), account.name(), code == null ? "" : code, account.resellerName());
        });
        renew.addThemeVariants(ButtonVariant.TERTIARY);
        renew.setAriaLabel(text("shell.renew.label", account.name()));
        Div row = new Div(text, renew);
        row.addClassName("ph-result");
        return row;
    }

    private static Paragraph note(String text) {
        Paragraph note = new Paragraph(text);
        note.addClassNames("ph-s", "ph-mute");
        return note;
    }

    private String ends(AccountSummary account, Formats formats) {
        Instant end = account.endsAt();
        if (end == null) {
            return text("shell.search.row.noEnd", account.resellerName());
        }
        String key = end.isBefore(clock.instant()) ? "shell.search.row.ended" : "shell.search.row.ends";
        return text(key, account.resellerName(), formats.end(end));
    }
}
