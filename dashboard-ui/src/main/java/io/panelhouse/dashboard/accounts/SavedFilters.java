package io.panelhouse.dashboard.accounts;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.dashboard.shell.Icon;
import io.panelhouse.dashboard.shell.Message;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Filters that a person gave a name: each is the address that shows it again, kept among the person's choices. */
final class SavedFilters extends Composite<Button> {

    private static final long serialVersionUID = 1;
    private static final String PREFIX = "filter.";
    private static final int MAX_NAME = 30;
    private static final int MAX_ADDRESS = 200;

    private final CurrentOperator operator;
    private final Supplier<String> address;
    private final ContextMenu menu;

    /** @param address of what is shown now */
    SavedFilters(CurrentOperator operator, Supplier<String> address) {
        this.operator = operator;
        this.address = address;
        getContent().setText(text("filters.title"));
        getContent().setIcon(new Icon("filter"));
        getContent().addClassName("ph-saved-filters");
        getContent().getElement().setAttribute("aria-haspopup", "menu");
        menu = new ContextMenu(getContent());
        menu.setOpenOnClick(true);
        fill();
    }

    /** The filters by name. */
    Map<String, String> saved() {
        Map<String, String> saved = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        operator.preferences().forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                saved.put(name.substring(PREFIX.length()), value);
            }
        });
        return saved;
    }

    private void fill() {
        menu.removeAll();
        Map<String, String> saved = saved();
        saved.forEach((name, shown) -> menu.addItem(name, click -> open(shown)));
        menu.addItem(text("filters.save"), click -> ask());
        if (!saved.isEmpty()) {
            menu.addItem(text("filters.manage"), click -> manage());
        }
    }

    private static void open(String shown) {
        int query = shown.indexOf('?');
        if (query < 0) {
            UI.getCurrent().navigate(shown);
        } else {
            UI.getCurrent().navigate(shown.substring(0, query), QueryParameters.fromString(shown.substring(query + 1)));
        }
    }

    /** Asks for the name of the filter that is shown now. */
    Dialog ask() {
        Dialog dialog = new Dialog(text("filters.save"));
        TextField name = new TextField(text("filters.name"));
        name.setMaxLength(MAX_NAME);
        name.setWidthFull();
        Div body = new Div(name);
        body.addClassName("ph-form");
        dialog.add(body);
        Button keep = new Button(text("filters.keep"), click -> {
            String wanted = name.getValue().strip();
            String shown = address.get();
            if (wanted.isEmpty() || wanted.length() > MAX_NAME || shown.length() > MAX_ADDRESS) {
                name.setErrorMessage(text(shown.length() > MAX_ADDRESS ? "filters.tooLong" : "filters.invalid"));
                name.setInvalid(true);
                return;
            }
            operator.prefer(PREFIX + wanted, shown);
            dialog.close();
            fill();
            Message.done(text("filters.saved", wanted));
        });
        keep.addThemeVariants(ButtonVariant.PRIMARY);
        dialog.getFooter().add(new Button(text("shell.cancel"), click -> dialog.close()), keep);
        dialog.addOpenedChangeListener(opened -> name.focus());
        dialog.open();
        return dialog;
    }

    private void manage() {
        Dialog dialog = new Dialog(text("filters.manage"));
        Div list = new Div();
        list.addClassName("ph-form");
        saved().keySet()
                .forEach(name -> list.add(new Button(text("filters.delete", name), click -> {
                    operator.prefer(PREFIX + name, null);
                    dialog.close();
                    fill();
                    Message.done(text("filters.deleted", name));
                })));
        dialog.add(list);
        dialog.getFooter().add(new Button(text("shell.cancel"), click -> dialog.close()));
        dialog.open();
    }
}
