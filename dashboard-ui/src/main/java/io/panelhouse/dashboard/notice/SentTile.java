package io.panelhouse.dashboard.notice;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.Icon;
import io.panelhouse.dashboard.shell.Tile;
import io.panelhouse.panel.alert.AlertKind;
import io.panelhouse.panel.notice.Notice;
import io.panelhouse.panel.notice.Notice.Outcome;
import io.panelhouse.panel.notice.Notices;
import java.util.List;
import java.util.Locale;

/** The newest notices of the operator: sent, waiting, or why not. */
final class SentTile extends Composite<Tile> {

    private static final long serialVersionUID = 1;
    private static final int LISTED = 50;

    SentTile(CurrentOperator operator, Notices notices, Formats formats) {
        List<Notice> recent = notices.recent(operator.actor(), LISTED);
        if (recent.isEmpty()) {
            getContent().empty(text("notices.sent.none"), text("notices.sent.none.explanation"), null);
            return;
        }
        UnorderedList list = new UnorderedList();
        list.addClassNames("ph-list", "ph-sent");
        recent.forEach(notice -> list.add(row(notice, formats)));
        getContent().body().add(list);
    }

    @Override
    protected Tile initContent() {
        Tile tile = new Tile(text("notices.sent.title"), text("notices.sent.definition"));
        tile.stamp().setVisible(false);
        return tile;
    }

    private static ListItem row(Notice notice, Formats formats) {
        AlertKind kind = notice.kind();
        Span what = new Span(
                kind == null
                        ? text("notices.digest")
                        : text("alerts.kind." + kind.name().toLowerCase(Locale.ROOT)));
        what.addClassName("ph-strong");
        Span state = new Span(state(notice, formats));
        state.addClassNames("ph-grow", "ph-s");
        Span made = new Span(formats.dateTime(notice.createdAt()));
        made.addClassNames("ph-xs", "ph-mute", "ph-nowrap");
        return new ListItem(icon(notice), what, state, made);
    }

    private static Icon icon(Notice notice) {
        Outcome outcome = notice.outcome();
        if (outcome == Outcome.SENT) {
            return new Icon("ok", "ph-ok");
        }
        if (outcome == Outcome.GIVEN_UP) {
            return new Icon("bad", "ph-bad");
        }
        return notice.lastError() == null ? new Icon("clock", "ph-mute") : new Icon("warn", "ph-warn");
    }

    /** What came of it, and why not, in words. */
    static String state(Notice notice, Formats formats) {
        Outcome outcome = notice.outcome();
        String error = String.valueOf(notice.lastError());
        if (outcome != null) {
            return text("notices.outcome." + outcome.name().toLowerCase(Locale.ROOT), error);
        }
        return notice.lastError() == null
                ? text("notices.waiting", formats.dateTime(notice.nextAt()))
                : text("notices.again", error, formats.dateTime(notice.nextAt()));
    }
}
