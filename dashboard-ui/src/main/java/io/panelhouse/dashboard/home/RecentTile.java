package io.panelhouse.dashboard.home;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.Icon;
import io.panelhouse.dashboard.shell.Packages;
import io.panelhouse.dashboard.shell.Tile;
import io.panelhouse.panel.ledger.LedgerEntry;
import java.time.Instant;
import java.util.List;

/** The newest movements of the reseller's wallet. */
final class RecentTile extends Composite<Tile> {

    private static final long serialVersionUID = 1;
    static final int ENTRIES = 10;

    private final UnorderedList list = new UnorderedList();

    RecentTile() {
        list.addClassName("ph-list");
        getContent().body().add(list);
        getContent().addClassName("ph-recent");
    }

    @Override
    protected Tile initContent() {
        return new Tile("Last operations", "The newest entries of this reseller's wallet, with who did them.")
                .icon(new Icon("coins"));
    }

    void show(List<LedgerEntry> entries, Instant readAt, boolean fresh, Formats formats) {
        if (fresh) {
            getContent().stamp().live(readAt, formats);
        } else {
            getContent().stamp().stale(readAt, formats);
        }
        getContent().stale(!fresh);
        if (entries.isEmpty()) {
            getContent().empty("Nothing sold yet.", "Sales, renewals and credits appear here as they happen.", null);
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
        Span what = new Span(what(entry));
        what.addClassNames("ph-grow", "ph-cut");
        Span amount = new Span((entry.amount().signum() > 0 ? "+" : "") + formats.amount(entry.amount()));
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
        row.getElement().setAttribute("title", "By " + entry.operator() + ", " + formats.dateTime(entry.occurredAt()));
        return row;
    }

    private static String what(LedgerEntry entry) {
        String code = entry.packageCode();
        String length = code == null ? "" : ", " + Packages.inWords(code);
        return switch (entry.kind()) {
            case MINT -> "Credits issued";
            case TRANSFER -> entry.amount().signum() > 0 ? "Credits received" : "Credits passed on";
            case ACTIVATE -> "Created" + length;
            case RENEW -> "Renewed" + length;
            case CHANGE -> "Changed" + length;
            case TRIAL -> "Trial";
            case SUSPEND -> "Suspended";
            case RESUME -> "Resumed";
            case MOVE -> "Moved";
            case CLOSE -> "Closed";
            case REVERSE -> "Reversed" + length;
            case IMPORT -> "Credits imported";
            case CREATE_RESELLER -> "Reseller created";
            case ADJUST -> "Adjusted";
        };
    }
}
