package io.panelhouse.dashboard.unlocked;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.dashboard.alerts.SharingMark;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.device.ExposedAccount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The accounts that can be shared, most devices first. */
final class UnlockedGrid extends Grid<ExposedAccount> {

    private static final long serialVersionUID = 1;
    private static final int PAGE = 50;

    private final List<Column<ExposedAccount>> wide = new ArrayList<>();
    private boolean narrow;

    /**
     * @param shared whether an account is possibly shared
     * @param lock lets one learn its device; null for who may not
     */
    UnlockedGrid(
            Pages pages,
            IntSupplier size,
            Predicate<AccountId> shared,
            CurrentOperator operator,
            Formats formats,
            @Nullable Consumer<ExposedAccount> lock) {
        addClassName("ph-accounts-grid");
        addThemeVariants(GridVariant.NO_BORDER);
        setPageSize(PAGE);
        setSelectionMode(SelectionMode.NONE);
        addComponentColumn(account -> new SharingMark(account.id(), account.name(), shared.test(account.id())))
                .setHeader(text("accounts.column.account"))
                .setWidth("132px")
                .setFlexGrow(2);
        if (operator.choices().size() > 1) {
            wide.add(addColumn(account -> name(operator, account.resellerId()))
                    .setHeader(text("accounts.reseller"))
                    .setWidth("110px")
                    .setFlexGrow(1));
        }
        addColumn(account -> narrow ? text("unlocked.count", account.devices()) : formats.count(account.devices()))
                .setHeader(text("unlocked.devices"))
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("132px")
                .setFlexGrow(0);
        wide.add(addColumn(account -> seen(account, formats))
                .setHeader(text("accounts.column.seen"))
                .setWidth("128px")
                .setFlexGrow(1));
        if (lock != null) {
            addComponentColumn(account -> button(account, lock))
                    .setWidth("96px")
                    .setFlexGrow(0)
                    .setTextAlign(ColumnTextAlign.END);
        }
        setDataProvider(new CallbackDataProvider<>(
                query -> pages.page(query.getOffset(), query.getLimit()).stream(),
                query -> size.getAsInt(),
                ExposedAccount::id));
    }

    /** Only what fits a phone, or all columns. */
    void narrow(boolean isNarrow) {
        narrow = isNarrow;
        wide.forEach(column -> column.setVisible(!isNarrow));
        getDataProvider().refreshAll();
    }

    private static String name(CurrentOperator operator, ResellerId owner) {
        return operator.choices().stream()
                .filter(choice -> choice.reseller().value() == owner.value())
                .map(CurrentOperator.Scope::name)
                .findFirst()
                .orElse("");
    }

    private static String seen(ExposedAccount account, Formats formats) {
        Instant last = account.lastSeen();
        return last == null ? text("accounts.none") : formats.past(last);
    }

    private static Button button(ExposedAccount account, Consumer<ExposedAccount> lock) {
        Button button = new Button(text("unlocked.one"), click -> lock.accept(account));
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.setAriaLabel(text("unlocked.one") + " " + account.name());
        button.setDisableOnClick(true);
        return button;
    }

    /** Gives rows. */
    @FunctionalInterface
    interface Pages {
        List<ExposedAccount> page(int offset, int limit);
    }
}
