package io.panelhouse.dashboard.machines;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.Icon;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the three lists have in common. */
final class Rows {

    private static final int PHONE_WIDTH = 800;

    private Rows() {}

    static void style(Grid<?> grid) {
        grid.addThemeVariants(GridVariant.NO_BORDER);
        grid.setAllRowsVisible(true);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
    }

    /** Leaves these columns out on a phone. */
    static <T> void wide(Grid<T> grid, List<Grid.Column<T>> columns) {
        grid.addAttachListener(attached -> attached.getUI()
                .getPage()
                .executeJs("return window.innerWidth")
                .then(Integer.class, width -> columns.forEach(column -> column.setVisible(width > PHONE_WIDTH))));
    }

    static String used(@Nullable Instant at, Formats formats) {
        return at == null ? text("machines.never") : formats.past(at);
    }

    static Span works() {
        return chip("ok", "ph-ok", text("machines.works"));
    }

    static Span ended(String word) {
        return chip("pause", "ph-none", word);
    }

    private static Span chip(String icon, String tint, String word) {
        Span chip = new Span(new Icon(icon, "ph-i-xs"), new Span(word));
        chip.addClassNames("ph-chip", tint);
        return chip;
    }

    static Button action(String word, String of, Runnable work) {
        Button action = new Button(word, click -> work.run());
        action.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        action.setAriaLabel(text("ledger.what", word, of));
        return action;
    }

    /** Asks before something ends for good. */
    static void ask(String title, String consequence, String verb, Runnable work) {
        Dialog dialog = new Dialog(title);
        dialog.add(new Paragraph(consequence));
        Button confirm = new Button(verb, click -> {
            dialog.close();
            work.run();
        });
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        dialog.getFooter().add(new Button(text("shell.cancel"), click -> dialog.close()), confirm);
        dialog.open();
    }
}
