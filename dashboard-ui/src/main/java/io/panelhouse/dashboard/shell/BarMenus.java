package io.panelhouse.dashboard.shell;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import io.panelhouse.dashboard.CurrentOperator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The two menus at the right of the bar: colour scheme, and the operator. */
final class BarMenus {

    private BarMenus() {}

    /** Light, dark or as the system has it; kept by the browser. */
    static NativeButton scheme() {
        NativeButton button = new NativeButton();
        button.add(new Icon("moon"));
        button.addClassNames("ph-icon-button", "ph-wide");
        button.getElement().setAttribute("aria-label", text("shell.scheme"));
        ContextMenu menu = menuOf(button);
        Map<String, MenuItem> items = new LinkedHashMap<>();
        for (String scheme : new String[] {"light", "dark", "system"}) {
            MenuItem item = menu.addItem(text("shell.scheme." + scheme), click -> {
                check(items, scheme);
                UI.getCurrent().getPage().executeJs("window.Panelhouse.scheme.set($0)", scheme);
            });
            item.setCheckable(true);
            items.put(scheme, item);
        }
        button.addAttachListener(attached -> attached.getUI()
                .getPage()
                .executeJs("return window.Panelhouse.scheme.get()")
                .then(String.class, scheme -> check(items, scheme)));
        return button;
    }

    /** Who is signed in, and the way out. */
    static NativeButton operator(CurrentOperator operator, Runnable signOut) {
        Span initials = new Span(initials(operator.name()));
        initials.addClassName("ph-initials");
        initials.getElement().setAttribute("aria-hidden", "true");
        Span name = new Span(operator.name());
        name.addClassNames("ph-s", "ph-wide");
        NativeButton button = new NativeButton();
        button.add(initials, name);
        button.addClassName("ph-operator");
        button.getElement().setAttribute("aria-label", text("shell.operator", operator.name()));
        ContextMenu menu = menuOf(button);
        menu.addItem(text(
                        "shell.operator.at",
                        operator.name(),
                        text("shell.role." + operator.role().name()),
                        operator.home().name()))
                .setEnabled(false);
        for (String scheme : new String[] {"light", "dark", "system"}) {
            menu.addItem(
                            text("shell.scheme." + scheme),
                            click -> UI.getCurrent().getPage().executeJs("window.Panelhouse.scheme.set($0)", scheme))
                    .addClassNames("ph-narrow");
        }
        menu.addItem(text("shell.signOut"), click -> signOut.run());
        return button;
    }

    private static ContextMenu menuOf(NativeButton button) {
        ContextMenu menu = new ContextMenu(button);
        menu.setOpenOnClick(true);
        button.getElement().setAttribute("aria-haspopup", "menu");
        return menu;
    }

    private static void check(Map<String, MenuItem> items, String scheme) {
        items.forEach((name, item) -> item.setChecked(name.equals(scheme)));
    }

    private static String initials(String name) {
        String letters = name.replaceAll("[^\\p{L}\\p{N}]", "");
        return letters.substring(0, Math.min(2, letters.length())).toUpperCase(Locale.ROOT);
    }
}
