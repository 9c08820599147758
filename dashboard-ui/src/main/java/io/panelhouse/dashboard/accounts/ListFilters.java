package io.panelhouse.dashboard.accounts;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.dashboard.CurrentOperator.Scope;
import io.panelhouse.dashboard.followup.TaskChip;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.Icon;
import io.panelhouse.dashboard.shell.Packages;
import io.panelhouse.panel.account.AccountCounts;
import io.panelhouse.panel.followup.FollowUpState;
import io.panelhouse.panel.offer.Offer;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The line above the rows: name or device, package, reseller; for what is due also its days and tasks. */
final class ListFilters extends Div {

    private static final long serialVersionUID = 1;

    private final TextField name = new TextField();
    private final ComboBox<Offer> packages = new ComboBox<>();
    private final ComboBox<Scope> resellers = new ComboBox<>();
    private final IntegerField days = new IntegerField();
    private final Select<FollowUpState> task = new Select<>();
    private final Span summary = new Span();
    private final Consumer<UnaryOperator<ListState>> go;
    private final List<Offer> offers;
    private final List<Scope> choices;
    private boolean showing;

    /**
     * A line that shows nothing yet.
     *
     * @param go shows what the list becomes by a choice
     * @param address of what is shown now
     */
    ListFilters(
            CurrentOperator operator,
            List<Offer> offers,
            Consumer<UnaryOperator<ListState>> go,
            Supplier<String> address) {
        this.go = go;
        this.offers = offers;
        this.choices = operator.choices();
        name.setPlaceholder(text("accounts.text"));
        name.setAriaLabel(text("accounts.text"));
        name.setPrefixComponent(new Icon("search", "ph-i-s"));
        name.setClearButtonVisible(true);
        name.setMaxLength(80);
        name.setValueChangeMode(ValueChangeMode.LAZY);
        name.addValueChangeListener(changed -> tell(state -> state.text(changed.getValue())));
        packages.setPlaceholder(text("accounts.package.any"));
        packages.setAriaLabel(text("accounts.package"));
        packages.setItemLabelGenerator(offer -> Packages.inWords(offer.code()));
        packages.setItems(offers);
        packages.setClearButtonVisible(true);
        packages.addValueChangeListener(changed -> tell(state -> state.packageCode(
                changed.getValue() == null ? null : changed.getValue().code())));
        resellers.setPlaceholder(text("accounts.reseller.all"));
        resellers.setAriaLabel(text("accounts.reseller"));
        resellers.setItemLabelGenerator(Scope::name);
        resellers.setItems(choices);
        resellers.setClearButtonVisible(true);
        resellers.setVisible(choices.size() > 1);
        resellers.addValueChangeListener(changed -> tell(state -> state.reseller(
                changed.getValue() == null
                        ? null
                        : changed.getValue().reseller().value())));
        days.setAriaLabel(text("accounts.days"));
        days.setSuffixComponent(new Span(text("accounts.days.unit")));
        days.setMin(1);
        days.setMax(ListState.MOST_DUE_DAYS);
        days.setStepButtonsVisible(true);
        days.setValueChangeMode(ValueChangeMode.LAZY);
        days.addClassName("ph-due-days");
        days.addValueChangeListener(changed -> {
            Integer typed = changed.getValue();
            if (typed != null && typed >= 1 && typed <= ListState.MOST_DUE_DAYS) {
                tell(state -> state.dueDays(typed));
            }
        });
        task.setEmptySelectionAllowed(true);
        task.setEmptySelectionCaption(text("followup.any"));
        task.setPlaceholder(text("followup.any"));
        task.setAriaLabel(text("followup.title"));
        task.setItems(FollowUpState.TO_DO, FollowUpState.CONTACTED, FollowUpState.PROMISED, FollowUpState.LOST);
        task.setItemLabelGenerator(one -> one == null ? text("followup.any") : TaskChip.word(one));
        task.addClassName("ph-task-filter");
        task.addValueChangeListener(changed -> tell(state -> state.task(changed.getValue())));
        summary.addClassNames("ph-s", "ph-mute", "ph-summary");
        add(name, packages, resellers, days, task, new SavedFilters(operator, address), summary);
        addClassName("ph-filter-line");
    }

    /** Shows a state without telling of it. */
    void show(ListState state) {
        showing = true;
        name.setValue(state.text());
        packages.setValue(offers.stream()
                .filter(offer -> offer.code().equals(state.packageCode()))
                .findFirst()
                .orElse(null));
        resellers.setValue(choices.stream()
                .filter(choice -> Long.valueOf(choice.reseller().value()).equals(state.reseller()))
                .findFirst()
                .orElse(null));
        days.setValue(state.dueDays());
        task.setValue(state.task());
        boolean due = state.chip() == Chip.DUE;
        days.setVisible(due);
        task.setVisible(due);
        packages.setVisible(!due);
        showing = false;
    }

    /** Says how many there are at the right, and how many of each task. */
    void summary(String words, AccountCounts counts, Formats formats) {
        summary.setText(words);
        showing = true;
        FollowUpState chosen = task.getValue();
        task.setItemLabelGenerator(one -> one == null
                ? text("followup.any")
                : text("followup.counted", TaskChip.word(one), formats.count(counts.of(one))));
        task.setValue(chosen);
        showing = false;
    }

    private void tell(UnaryOperator<ListState> change) {
        if (!showing) {
            go.accept(change);
        }
    }
}
