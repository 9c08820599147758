package io.panelhouse.dashboard.alerts;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.UnorderedList;
import io.panelhouse.dashboard.alerts.OpenAlerts.OpenAlert;
import io.panelhouse.dashboard.live.LiveFeed;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.Icon;
import io.panelhouse.dashboard.shell.Tile;
import io.panelhouse.event.ResellerId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The open alerts of a reseller, the newest first, with their number. */
public final class AlertsTile extends Composite<Tile> {

    private static final long serialVersionUID = 1;
    private static final int LISTED = 20;

    private final OpenAlerts open;
    private final Anchor count = new Anchor("alerts", "");
    private final UnorderedList list = new UnorderedList();
    private @Nullable Shown shown;

    /** A tile without alerts. */
    public AlertsTile(OpenAlerts open) {
        this.open = open;
        count.addClassNames("ph-strong", "ph-s");
        count.getElement().setAttribute("router-link", true);
        list.addClassName("ph-list");
        getContent().addToHead(count).body().add(list);
        // It scrolls, so the keyboard must be able to reach it.
        getContent()
                .body()
                .getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "group")
                .setAttribute("aria-label", text("alerts.title"));
        getContent().addClassName("ph-alerts");
    }

    @Override
    protected Tile initContent() {
        return new Tile(text("alerts.title"), text("alerts.definition")).icon(new Icon("bell"));
    }

    /** Shows what the feed knows of the reseller. */
    public void show(ResellerId reseller, LiveFeed feed, Instant now, Formats formats) {
        List<OpenAlert> alerts = open.of(reseller);
        getContent().stamp().follow(feed, now, formats);
        getContent().stale(!feed.fresh());
        Shown all = new Shown(alerts, feed.lastBeat() == null, formats.today());
        if (all.equals(shown)) {
            return;
        }
        shown = all;
        count.setText(text("alerts.all", formats.count(alerts.size())));
        count.setVisible(!alerts.isEmpty());
        if (alerts.isEmpty()) {
            getContent()
                    .empty(
                            text(feed.lastBeat() == null ? "alerts.unknown" : "alerts.none"),
                            text("alerts.none.explanation"),
                            null);
            return;
        }
        list.removeAll();
        alerts.stream().limit(LISTED).forEach(alert -> list.add(new AlertRow(alert, formats)));
        getContent().ready();
    }

    /** The rows as text, for tests and for reading aloud. */
    public List<String> rows() {
        return list.getChildren()
                .map(row -> row.getElement().getTextRecursively())
                .toList();
    }

    /** What the tile was drawn of. */
    private record Shown(List<OpenAlert> alerts, boolean unknown, LocalDate today) {}
}
