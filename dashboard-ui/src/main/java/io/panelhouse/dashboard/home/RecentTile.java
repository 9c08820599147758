package io.panelhouse.dashboard.home;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.Icon;
import io.panelhouse.dashboard.shell.Movements;
import io.panelhouse.dashboard.shell.Tile;
import io.panelhouse.panel.ledger.LedgerEntry;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The newest movements of the reseller's wallet. */
final class RecentTile extends Composite<Tile> {

    private static final long serialVersionUID = 1;
    static final int ENTRIES = 10;

    private final UnorderedList list = new UnorderedList();
    private @Nullable List<LedgerEntry> shown;
    private @Nullable LocalDate shownOn;

    RecentTile() {
        list.addClassName("ph-list");
        getContent().body().add(list);
        // It scrolls, so the keyboard must be able to reach it.
        getContent()
                .body()
                .getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "group")
                .setAttribute("aria-label", text("home.recent.title"));
        getContent().addClassName("ph-recent");
    }

    @Override
    protected Tile initContent() {
        return new Tile(text("home.recent.title"), text("home.recent.definition")).icon(new Icon("coins"));
    }

    void show(List<LedgerEntry> entries, Instant readAt, boolean fresh, Formats formats) {
        if (fresh) {
            getContent().stamp().live(readAt, formats);
        } else {
            getContent().stamp().stale(readAt, formats);
        }
        getContent().stale(!fresh);
        if (entries.equals(shown) && formats.today().equals(shownOn)) {
            return;
        }
        shown = entries;
        shownOn = formats.today();
        if (entries.isEmpty()) {
            getContent().empty(text("home.recent.empty"), text("home.recent.empty.explanation"), null);
            return;
        }
        list.removeAll();
        entries.stream().limit(ENTRIES).forEach(entry -> list.add(row(entry, formats)));
        getContent().ready();
    }

    List<String> rows() {
        return list.getChildren()
                .map(row -> row.getElement().getTextRecursively())
                .toList();
    }

    private static ListItem row(LedgerEntry entry, Formats formats) {
        String account = entry.accountName();
        Span what = new Span(Movements.inWords(entry));
        what.addClassNames("ph-grow", "ph-cut");
        Span amount = new Span(formats.signed(entry.amount()));
        amount.addClassName("ph-nowrap");
        Span when = new Span(formats.past(entry.occurredAt()));
        when.addClassNames("ph-xs", "ph-mute", "ph-nowrap", "ph-when");
        ListItem row = new ListItem();
        if (account != null) {
            Span name = new Span(account);
            name.addClassNames("ph-strong", "ph-cut", "ph-account");
            row.add(name);
        }
        row.add(what, amount, when);
        row.getElement()
                .setAttribute("title", text("home.recent.by", entry.operator(), formats.dateTime(entry.occurredAt())));
        return row;
    }
}
