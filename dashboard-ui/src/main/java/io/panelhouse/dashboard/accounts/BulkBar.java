package io.panelhouse.dashboard.accounts;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.Icon;
import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.account.AccountLine;
import io.panelhouse.panel.followup.FollowUpState;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** What can be done to the selected rows, each with its real count; there only while something is selected. */
final class BulkBar extends Div {

    private static final long serialVersionUID = 1;

    private final Formats formats;
    private final AccountGrid grid;
    private final Span selected = new Span();
    private final Span of = new Span();
    private final Button all = new Button("", click -> selectAll());
    private final Map<Bulk, Button> buttons = new EnumMap<>(Bulk.class);
    private final Button contact = new Button();
    private final boolean movable;
    private List<AccountLine> lines = List.of();
    private long there;

    /**
     * A bar that is not there yet.
     *
     * @param movable whether there is another reseller to move accounts to
     * @param contacted marks the customers of these accounts as spoken to
     */
    BulkBar(
            Formats formats,
            BiConsumer<Bulk, List<AccountLine>> plan,
            Consumer<List<AccountLine>> contacted,
            boolean movable,
            AccountGrid grid) {
        this.formats = formats;
        this.grid = grid;
        this.movable = movable;
        addClassName("ph-bulk");
        getElement().setAttribute("role", "toolbar").setAttribute("aria-label", text("accounts.bulk"));
        selected.addClassName("ph-strong");
        of.addClassNames("ph-s", "ph-mute");
        Span spacer = new Span();
        spacer.addClassName("ph-grow");
        all.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        add(selected, of, all, spacer);
        contact.addThemeVariants(ButtonVariant.SMALL);
        contact.setPrefixComponent(new Icon("talk", "ph-i-s"));
        contact.getElement().setAttribute("data-ph-key", "c");
        contact.addClickListener(click -> contacted.accept(toContact()));
        add(contact);
        for (Bulk bulk : new Bulk[] {Bulk.RESUME, Bulk.SUSPEND, Bulk.MOVE, Bulk.RENEW}) {
            Button button = new Button("", click -> plan.accept(bulk, lines));
            button.addThemeVariants(ButtonVariant.SMALL);
            buttons.put(bulk, button);
            add(button);
        }
        key(Bulk.RENEW, "r");
        key(Bulk.SUSPEND, "s");
        NativeButton clear = new NativeButton("", click -> clear());
        clear.add(new Icon("x"));
        clear.addClassName("ph-close");
        clear.getElement().setAttribute("aria-label", text("accounts.bulk.clear"));
        add(clear);
        setVisible(false);
        if (grid.getSelectionModel() instanceof com.vaadin.flow.component.grid.GridMultiSelectionModel<?>) {
            grid.asMultiSelect().addSelectionListener(changed -> show(List.copyOf(changed.getAllSelectedItems())));
        }
    }

    private void key(Bulk bulk, String letter) {
        Button button = buttons.get(bulk);
        if (button != null) {
            button.getElement().setAttribute("data-ph-key", letter);
            button.addClassName("ph-" + bulk.name().toLowerCase(java.util.Locale.ROOT));
        }
    }

    /** How many rows the filter lets through. */
    void of(long rows) {
        there = rows;
        label();
    }

    void clear() {
        if (!lines.isEmpty()) {
            grid.asMultiSelect().deselectAll();
        }
    }

    /** After a change: what is selected is looked at anew, by the rows as they are now. */
    void reread() {
        if (lines.isEmpty()) {
            return;
        }
        Map<AccountId, AccountLine> now = new HashMap<>();
        grid.first().forEach(line -> now.put(line.account().id(), line));
        List<AccountLine> kept = new ArrayList<>();
        lines.forEach(line -> {
            AccountLine fresh = now.get(line.account().id());
            if (fresh != null) {
                kept.add(fresh);
            }
        });
        show(kept);
    }

    private void selectAll() {
        grid.asMultiSelect().select(grid.first());
    }

    private void show(List<AccountLine> selection) {
        lines = selection;
        setVisible(!selection.isEmpty());
        label();
    }

    private void label() {
        boolean everything = lines.size() == Math.min(there, AccountGrid.MOST_SELECTED);
        selected.setText(text("accounts.bulk.selected", formats.count(lines.size())));
        of.setText(
                everything && there <= AccountGrid.MOST_SELECTED
                        ? text("accounts.bulk.rule")
                        : text("accounts.bulk.of", formats.count(there)));
        all.setVisible(!everything);
        all.setText(
                there <= AccountGrid.MOST_SELECTED
                        ? text("accounts.bulk.selectAll", formats.count(there))
                        : text("accounts.bulk.selectFirst", formats.count(AccountGrid.MOST_SELECTED)));
        buttons.forEach((bulk, button) -> {
            long possible =
                    lines.stream().filter(line -> bulk.leavesOut(line) == null).count();
            button.setText(text("accounts.do." + bulk.name(), formats.count(possible)));
            button.setVisible(possible > 0 && (bulk != Bulk.MOVE || movable));
        });
        contact.setText(text("accounts.do.CONTACT", formats.count(toContact().size())));
        contact.setVisible(!toContact().isEmpty());
    }

    private List<AccountLine> toContact() {
        return lines.stream()
                .filter(line -> line.followUp() == FollowUpState.TO_DO)
                .toList();
    }
}
