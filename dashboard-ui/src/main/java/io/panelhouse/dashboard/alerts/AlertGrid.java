package io.panelhouse.dashboard.alerts;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.ValueProvider;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.Icon;
import io.panelhouse.event.Alert;
import io.panelhouse.panel.alert.AlertEpisode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Episodes as rows. */
final class AlertGrid extends Grid<AlertEpisode> {

    private static final long serialVersionUID = 1;
    private static final int PHONE_WIDTH = 800;
    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration WEEK = Duration.ofDays(7);

    private final Formats formats;
    private final InstantSource clock;
    private final Acts acts;

    /** @param acts what a row offers; null for a reader who may only look */
    AlertGrid(Formats formats, InstantSource clock, @Nullable Acts acts) {
        this.formats = formats;
        this.clock = clock;
        this.acts = acts == null ? Acts.NONE : acts;
        addClassNames("ph-list-grid", "ph-alert-grid");
        addThemeVariants(GridVariant.NO_BORDER, GridVariant.WRAP_CELL_CONTENT);
        setSelectionMode(SelectionMode.NONE);
        setPageSize(50);
        addComponentColumn(this::sentence)
                .setHeader(text("alerts.column.what"))
                .setWidth("200px")
                .setFlexGrow(3);
        List<Column<AlertEpisode>> wide = List.of(
                column(
                        "alerts.column.began",
                        "132px",
                        0,
                        episode -> formats.dateTime(episode.alert().openedAt())),
                column("alerts.column.state", "150px", 1, this::state),
                column("alerts.column.reseller", "110px", 0, AlertEpisode::resellerName),
                column("alerts.column.looked", "120px", 1, episode -> looked(episode)));
        if (acts != null) {
            addComponentColumn(this::menu)
                    .setHeader(text("alerts.column.actions"))
                    .setWidth("88px")
                    .setFlexGrow(0);
        }
        addAttachListener(attached -> attached.getUI()
                .getPage()
                .executeJs("return window.innerWidth")
                .then(Integer.class, width -> wide.forEach(column -> column.setVisible(width > PHONE_WIDTH))));
    }

    /** The sentence of an episode. */
    String words(AlertEpisode episode) {
        return AlertWords.sentence(episode, formats);
    }

    /** Whether it is open, over, put off or dismissed, and since or until when. */
    String state(AlertEpisode episode) {
        Instant closed = episode.closedAt();
        if (closed != null) {
            return text("alerts.state.over", formats.dateTime(closed));
        }
        if (episode.dismissedAt() != null) {
            return text("alerts.state.dismissed", String.valueOf(episode.dismissedBy()));
        }
        Instant snoozed = episode.snoozedUntil();
        return snoozed != null && snoozed.isAfter(clock.instant())
                ? text("alerts.state.snoozed", formats.dateTime(snoozed))
                : text("alerts.state.open");
    }

    static String looked(AlertEpisode episode) {
        return episode.lookedAtBy().isEmpty() ? text("alerts.looked.nobody") : String.join(", ", episode.lookedAtBy());
    }

    private Component sentence(AlertEpisode episode) {
        Alert alert = Episodes.alert(episode);
        Anchor link = new Anchor(AlertWords.address(alert), words(episode));
        link.getElement().setAttribute("router-link", true);
        link.addClassName("ph-alert-link");
        Span evidence = new Span(
                alert.evidence().isEmpty()
                        ? ""
                        : text("alerts.evidence", alert.evidence().size()));
        evidence.getElement().setAttribute("title", String.join(", ", alert.evidence()));
        evidence.addClassNames("ph-xs", "ph-mute");
        Span narrow = new Span(
                text("alerts.narrow", formats.snapshotTime(episode.alert().openedAt()), state(episode)));
        narrow.addClassNames("ph-xs", "ph-mute", "ph-narrow");
        Div words = new Div(link, evidence, narrow);
        words.addClassName("ph-alert-words");
        Div cell = new Div(AlertWords.icon(alert.kind()), words);
        cell.addClassName("ph-alert-cell");
        return cell;
    }

    private Component menu(AlertEpisode episode) {
        if (episode.closedAt() != null || episode.dismissedAt() != null) {
            return new Span();
        }
        NativeButton button = new NativeButton();
        button.add(new Icon("dots"));
        button.addClassName("ph-icon-button");
        button.getElement()
                .setAttribute("aria-haspopup", "menu")
                .setAttribute("aria-label", text("alerts.actions", words(episode)));
        ContextMenu menu = new ContextMenu(button);
        menu.setOpenOnClick(true);
        menu.addItem(
                text("alerts.snooze.hour"),
                click -> acts.snooze.accept(episode, clock.instant().plus(HOUR)));
        menu.addItem(text("alerts.snooze.morning"), click -> acts.snooze.accept(episode, tomorrow()));
        menu.addItem(
                text("alerts.snooze.week"),
                click -> acts.snooze.accept(episode, clock.instant().plus(WEEK)));
        menu.addItem(text("alerts.dismiss"), click -> acts.dismiss.accept(episode));
        return button;
    }

    private Instant tomorrow() {
        return ZonedDateTime.of(formats.today().plusDays(1), MORNING, formats.zone())
                .toInstant();
    }

    private Column<AlertEpisode> column(String key, String width, int grow, ValueProvider<AlertEpisode, String> value) {
        return addColumn(value).setHeader(text(key)).setWidth(width).setFlexGrow(grow);
    }

    /** What can be done about an episode. */
    record Acts(BiConsumer<AlertEpisode, Instant> snooze, Consumer<AlertEpisode> dismiss) {
        static final Acts NONE = new Acts((episode, until) -> {}, episode -> {});
    }
}
