package io.panelhouse.dashboard.shell;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.shared.Registration;
import com.vaadin.flow.spring.security.AuthenticationContext;
import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.dashboard.live.LiveFeed;
import io.panelhouse.dashboard.live.LivePage;
import io.panelhouse.panel.account.Accounts;
import jakarta.annotation.security.PermitAll;
import java.time.InstantSource;
import java.util.List;

/** Bar, drawer and, on a phone, tabs. A page is listed once its route exists. */
@PermitAll
public final class MainLayout extends AppLayout implements AfterNavigationObserver {

    private static final long serialVersionUID = 1;

    private final LiveFeed feed;
    private final Purse purse;
    private final Formats formats;
    private final Desk desk;
    private final Span credits = new Span();
    private final Span unit = new Span();
    private final Div purseBox = new Div();
    private final Drawer drawer;
    private final boolean singleKeys;

    public MainLayout(
            CurrentOperator operator,
            Desk desk,
            Renewal renewal,
            Accounts accounts,
            LiveFeed feed,
            InstantSource clock,
            BarPart bell,
            AuthenticationContext authentication) {
        this.feed = feed;
        this.desk = desk;
        this.purse = desk.purse(operator.home());
        this.singleKeys = !"off".equals(operator.preferences().get("keys"));
        this.formats = new Formats(operator.home().zone(), clock);
        addClassName("ph-shell");
        setDrawerOpened(true);
        AccountSearch search = new AccountSearch(operator, accounts, renewal, clock);
        search.field().getElement().setAttribute("data-ph-key", "/");
        this.drawer = new Drawer(operator.actor(), this::openKeyboardMap, () -> {
            Dialog dialog = new Dialog(new AccountSearch(operator, accounts, renewal, clock));
            dialog.setHeaderTitle(text("shell.search"));
            dialog.open();
        });
        Header bar = new Header(
                menu(),
                brand(),
                search,
                spacer(),
                purseBox(),
                BarMenus.scheme(),
                bell.component(),
                BarMenus.operator(operator, authentication::logout));
        bar.addClassName("ph-bar");
        addToNavbar(bar);
        addToDrawer(drawer.pages());
        addToNavbar(drawer.tabs());
        show();
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        UI ui = attached.getUI();
        VaadinSession.getCurrent().setErrorHandler(error -> Message.failed(text("shell.failed"), error.getThrowable()));
        ui.getPage().executeJs("window.Panelhouse.keys($0)", singleKeys);
        Registration live = feed.onChange(List.of(purse.owner().reseller()), LivePage.part(ui, this::show));
        Registration own = desk.onOperation(this::show);
        addDetachListener(detached -> {
            live.remove();
            own.remove();
            detached.unregisterListener();
        });
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        drawer.current(event.getLocation().getPath());
    }

    /** The balance as the bar shows it, such as "96 credits". */
    String balance() {
        return credits.getText() + " " + unit.getText();
    }

    private void show() {
        Purse.Figure figure = purse.figure();
        Redraw.text(credits, formats.amount(figure.credits()));
        Redraw.text(unit, formats.creditsUnit(figure.credits()));
        purseBox.getElement().setAttribute("data-stale", figure.stale());
        purseBox.getElement()
                .setAttribute(
                        "title",
                        text(
                                figure.stale() ? "shell.purse.late" : "shell.purse.live",
                                purse.owner().name(),
                                formats.stampTime(figure.asOf())));
    }

    private Div purseBox() {
        purseBox.addClassName("ph-purse");
        credits.addClassName("ph-purse-figure");
        unit.addClassNames("ph-s", "ph-mute");
        Span late = new Span(new Icon("clock", "ph-i-s"));
        late.addClassName("ph-purse-late");
        purseBox.add(new Icon("coins"), credits, unit, late);
        return purseBox;
    }

    private NativeButton menu() {
        NativeButton button = new NativeButton("", click -> setDrawerOpened(!isDrawerOpened()));
        button.add(new Icon("menu"));
        button.addClassNames("ph-icon-button", "ph-menu");
        button.getElement().setAttribute("aria-label", text("shell.pages"));
        return button;
    }

    private static Anchor brand() {
        Anchor brand = new Anchor("");
        brand.addClassName("ph-brand");
        brand.getElement().setAttribute("router-link", true).setAttribute("aria-label", text("shell.brand"));
        brand.add(new Icon("brand", "ph-i-l"), new Span("Panelhouse"));
        return brand;
    }

    private static Span spacer() {
        Span spacer = new Span();
        spacer.addClassName("ph-grow");
        return spacer;
    }

    private void openKeyboardMap() {
        new KeyboardMap(drawer.destinations()).open();
    }
}
