package io.panelhouse.dashboard.accounts;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.panel.account.AccountCounts;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/** The filters above the list, each with how many there are. */
final class ChipLine extends Div {

    private static final long serialVersionUID = 1;

    private final Map<Chip, NativeButton> chips = new EnumMap<>(Chip.class);

    ChipLine(Consumer<Chip> chosen) {
        addClassName("ph-filter-chips");
        getElement().setAttribute("role", "group").setAttribute("aria-label", text("accounts.chips"));
        for (Chip chip : Chip.values()) {
            NativeButton button = new NativeButton("", click -> chosen.accept(chip));
            button.addClassName("ph-filter-chip");
            chips.put(chip, button);
            add(button);
        }
    }

    void show(ListState state, AccountCounts counts, Formats formats) {
        chips.forEach((chip, button) -> {
            Span count = new Span(formats.count(chip.count(counts)));
            count.addClassName("ph-strong");
            button.removeAll();
            button.add(new Span(chip.word(state.dueDays())), count);
            button.getElement().setAttribute("aria-pressed", Boolean.toString(chip == state.chip()));
        });
    }
}
