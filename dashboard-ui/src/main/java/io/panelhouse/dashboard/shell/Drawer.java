package io.panelhouse.dashboard.shell;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouteConfiguration;
import io.panelhouse.dashboard.shell.Destination.Group;
import io.panelhouse.panel.Actor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The pages there are for a person: listed in the drawer, and as tabs on a phone. */
final class Drawer {

    private static final int MAX_TABS = 3;

    private final List<Link> links = new ArrayList<>();
    private final List<Destination> there = new ArrayList<>();
    private final Nav pages = new Nav();
    private final Nav tabs = new Nav();

    Drawer(Actor actor, Runnable keyboardMap, Runnable find) {
        pages.addClassName("ph-drawer");
        pages.getElement().setAttribute("aria-label", text("shell.nav"));
        tabs.addClassName("ph-tabs");
        tabs.getElement().setAttribute("aria-label", text("shell.nav.short"));
        for (Destination destination : Destination.values()) {
            boolean exists = RouteConfiguration.forSessionScope()
                    .getRoute(destination.path())
                    .isPresent();
            if (exists && actor.may(destination.needs())) {
                there.add(destination);
            }
        }
        Group before = Group.DESK;
        for (Destination destination : there) {
            if (destination.group() != before) {
                before = destination.group();
                pages.add(caption(before));
            }
            Anchor link = link(destination, "");
            link.getElement().setAttribute("data-ph-key", destination.key());
            pages.add(link);
        }
        pages.add(foot(keyboardMap));
        Stream<Destination> shown = Stream.of(
                        Destination.HOME,
                        Destination.ACCOUNTS,
                        Destination.CREDITS,
                        Destination.WEEKLY,
                        Destination.FORECAST)
                .filter(there::contains)
                .limit(MAX_TABS);
        shown.forEach(destination -> {
            if (tabs.getComponentCount() == 2) {
                tabs.add(create());
            }
            tabs.add(link(destination, "ph-i-l"));
        });
        tabs.add(button("search", text("shell.find"), find));
    }

    /** The pages whose routes exist and that the person may open. */
    List<Destination> destinations() {
        return List.copyOf(there);
    }

    Nav pages() {
        return pages;
    }

    Nav tabs() {
        return tabs;
    }

    /** Marks the page that is shown. */
    void current(String path) {
        for (Link link : links) {
            if (link.path().equals(path)) {
                link.element().getElement().setAttribute("aria-current", "page");
            } else {
                link.element().getElement().removeAttribute("aria-current");
            }
        }
    }

    private Anchor link(Destination destination, String iconClass) {
        Anchor link = new Anchor(destination.path());
        link.add(iconClass.isEmpty() ? new Icon(destination.icon()) : new Icon(destination.icon(), iconClass));
        link.add(new Span(destination.title()));
        link.getElement().setAttribute("router-link", true);
        links.add(new Link(destination.path(), link));
        return link;
    }

    private static Anchor create() {
        Anchor link = new Anchor("#create");
        link.add(new Icon("plus", "ph-i-l"), new Span(text("shell.create")));
        link.getElement()
                .setAttribute("onclick", "event.preventDefault(); window.Panelhouse.create();")
                .setAttribute("data-ph-key", "n");
        return link;
    }

    private static NativeButton button(String icon, String text, Runnable pressed) {
        NativeButton button = new NativeButton("", click -> pressed.run());
        button.add(new Icon(icon, "ph-i-l"), new Span(text));
        return button;
    }

    private static Component caption(Group group) {
        Div caption = new Div(text("shell.group." + group.name().toLowerCase(Locale.ROOT)));
        caption.addClassName("ph-drawer-caption");
        return caption;
    }

    private static Component foot(Runnable keyboardMap) {
        NativeButton button = new NativeButton("", click -> keyboardMap.run());
        Span key = new Span("?");
        key.addClassName("ph-key");
        button.add(key, new Span(text("shell.keyboard")));
        button.addClassName("ph-drawer-foot");
        button.getElement().setAttribute("data-ph-key", "?");
        return button;
    }

    private record Link(String path, HasElement element) {}
}
