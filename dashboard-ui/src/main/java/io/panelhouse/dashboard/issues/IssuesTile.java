package io.panelhouse.dashboard.issues;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.panelhouse.dashboard.live.LiveFeed;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.Icon;
import io.panelhouse.dashboard.shell.Tile;
import io.panelhouse.event.ConnectionIssue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The accounts that fail to connect, the newest first, with the number of all of them. */
public final class IssuesTile extends Composite<Tile> {

    private static final long serialVersionUID = 1;
    private static final int LISTED = 4;

    private final Anchor count = new Anchor("issues", "");
    private final UnorderedList list = new UnorderedList();
    private @Nullable Shown shown;

    /** A tile without issues. */
    public IssuesTile() {
        count.addClassNames("ph-strong", "ph-s");
        count.getElement().setAttribute("router-link", true);
        list.addClassName("ph-list");
        getContent().addToHead(count).body().add(list);
        getContent().addClassName("ph-issues");
    }

    @Override
    protected Tile initContent() {
        return new Tile(text("issues.title"), text("issues.definition")).icon(new Icon("plug"));
    }

    /** Shows what the feed knows. */
    public void show(List<ConnectionIssue> issues, LiveFeed feed, Instant now, Formats formats) {
        getContent().stamp().follow(feed, now, formats);
        getContent().stale(!feed.fresh());
        Shown all = new Shown(issues, feed.lastBeat() == null, formats.today());
        if (all.equals(shown)) {
            return;
        }
        shown = all;
        count.setText(text("issues.all", formats.count(issues.size())));
        count.setVisible(!issues.isEmpty());
        if (issues.isEmpty()) {
            getContent()
                    .empty(
                            text(feed.lastBeat() == null ? "issues.unknown" : "issues.none"),
                            text("issues.none.explanation"),
                            null);
            return;
        }
        list.removeAll();
        issues.stream().limit(LISTED).forEach(issue -> list.add(row(issue, formats)));
        getContent().ready();
    }

    /** The rows as text, for tests and for reading aloud. */
    public List<String> rows() {
        return list.getChildren()
                .map(row -> row.getElement().getTextRecursively())
                .toList();
    }

    private static ListItem row(ConnectionIssue issue, Formats formats) {
        Anchor name = IssueWords.name(issue);
        name.addClassName("ph-account");
        Span reason = new Span(IssueWords.reason(issue));
        reason.addClassNames("ph-grow", "ph-cut");
        Span often = new Span(text("issues.often", IssueWords.failures(issue, formats), formats.past(issue.lastAt())));
        often.addClassNames("ph-xs", "ph-mute", "ph-nowrap");
        ListItem row = new ListItem(name, reason, often);
        row.getElement().setAttribute("title", IssueWords.device(issue));
        return row;
    }

    /** What the tile was drawn of. */
    private record Shown(List<ConnectionIssue> issues, boolean unknown, LocalDate today) {}
}
