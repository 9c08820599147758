package io.panelhouse.dashboard.credits;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.panelhouse.dashboard.CurrentOperator.Scope;
import io.panelhouse.dashboard.shell.FilterFields;
import io.panelhouse.dashboard.shell.Movements;
import io.panelhouse.dashboard.shell.Packages;
import io.panelhouse.panel.offer.Offer;
import io.panelhouse.panel.operation.OperationKind;
import java.util.List;
import java.util.function.Consumer;

/** The fields above the ledger; each change is told at once. */
final class FilterLine extends Div {

    private static final long serialVersionUID = 1;
    private static final int LONGEST = 80;

    private final ComboBox<Scope> wallet = new ComboBox<>();
    private final Select<OperationKind> kind = new Select<>();
    private final Select<String> packageCode = new Select<>();
    private final TextField account = new TextField();
    private final TextField operator = new TextField();
    private final DatePicker from = new DatePicker();
    private final DatePicker to = new DatePicker();
    private final Button clear = new Button(text("credits.filter.clear"));
    private final Consumer<LedgerQuery> changed;
    private boolean filling;

    FilterLine(List<Scope> wallets, List<Offer> offers, Consumer<LedgerQuery> changed) {
        this.changed = changed;
        addClassName("ph-filters");
        wallet.setItems(wallets);
        wallet.setItemLabelGenerator(Scope::name);
        wallet.setAriaLabel(text("credits.filter.wallet"));
        wallet.setVisible(wallets.size() > 1);
        FilterFields.choice(kind, text("credits.filter.kind"), List.of(OperationKind.values()), Movements::inWords);
        FilterFields.choice(
                packageCode,
                text("credits.filter.package"),
                offers.stream().map(Offer::code).toList(),
                Packages::inWords);
        FilterFields.text(account, text("credits.filter.account"), LONGEST);
        FilterFields.text(operator, text("credits.filter.operator"), LONGEST);
        FilterFields.day(from, text("credits.filter.from"));
        FilterFields.day(to, text("credits.filter.to"));
        clear.addThemeVariants(ButtonVariant.TERTIARY);
        clear.addClickListener(click -> {
            Scope shown = wallet.getValue();
            changed.accept(new LedgerQuery(
                    shown == null ? null : shown.reseller().value(), null, null, null, null, null, null));
        });
        List.<HasValue<?, ?>>of(wallet, kind, packageCode, account, operator, from, to)
                .forEach(input -> input.addValueChangeListener(change -> tell()));
        add(wallet, kind, packageCode, account, operator, from, to, clear);
    }

    /** Shows a query without telling of it. */
    void show(LedgerQuery query, Scope shown) {
        filling = true;
        wallet.getListDataView()
                .getItems()
                .filter(item -> item.reseller().equals(shown.reseller()))
                .findFirst()
                .ifPresent(wallet::setValue);
        kind.setValue(query.kind());
        packageCode.setValue(query.packageCode());
        FilterFields.show(account, query.account());
        FilterFields.show(operator, query.operator());
        from.setValue(query.from());
        to.setValue(query.to());
        from.setMax(query.to());
        to.setMin(query.from());
        clear.setVisible(query.filters());
        filling = false;
    }

    private void tell() {
        if (filling) {
            return;
        }
        Scope shown = wallet.getValue();
        changed.accept(new LedgerQuery(
                shown == null ? null : shown.reseller().value(),
                kind.getValue(),
                packageCode.getValue(),
                FilterFields.typed(account),
                FilterFields.typed(operator),
                from.getValue(),
                to.getValue()));
    }
}
