package io.panelhouse.dashboard.account;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.panelhouse.dashboard.followup.MarkForm;
import io.panelhouse.dashboard.followup.TaskChip;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.Icon;
import io.panelhouse.panel.followup.FollowUp;
import io.panelhouse.panel.followup.FollowUpState;
import io.panelhouse.panel.followup.Mark;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What came of the account's ends: the present task with what can be done about it, and those before. */
final class FollowUpTile extends Section {

    private static final long serialVersionUID = 1;
    private static final int EARLIER = 5;

    FollowUpTile() {
        addClassNames("ph-tile", "ph-follow-up");
    }

    /** @param mark writes down what came of it; null for who may not */
    void show(String account, List<FollowUp> ends, Formats formats, @Nullable Consumer<Mark> mark) {
        removeAll();
        setVisible(!ends.isEmpty());
        if (ends.isEmpty()) {
            return;
        }
        FollowUp now = ends.getFirst();
        Span spacer = new Span();
        spacer.addClassName("ph-grow");
        Div head = new Div(new H2(text("followup.title")), spacer, new TaskChip(now.state()));
        head.addClassName("ph-tile-head");
        Paragraph what = new Paragraph(what(now, formats));
        what.addClassName("ph-s");
        add(head, what);
        Mark written = now.mark();
        if (written != null && written.note() != null) {
            Paragraph note = new Paragraph(written.note());
            note.addClassName("ph-quote");
            add(note);
        }
        if (mark != null && now.state() != FollowUpState.RENEWED && now.state() != lostForGood(now)) {
            add(ways(account, now, mark));
        }
        if (ends.size() > 1) {
            add(earlier(ends.subList(1, Math.min(ends.size(), EARLIER + 1)), formats));
        }
    }

    /** Lost if no person says so: grace is over. */
    private static @Nullable FollowUpState lostForGood(FollowUp now) {
        Mark mark = now.mark();
        return mark != null && mark.state() == FollowUpState.LOST ? null : FollowUpState.LOST;
    }

    private static Div ways(String account, FollowUp now, Consumer<Mark> mark) {
        Div ways = new Div();
        ways.addClassName("ph-fix");
        if (now.state() == FollowUpState.TO_DO) {
            Button contacted = new Button(
                    text("followup.contacted"),
                    click -> mark.accept(new Mark(FollowUpState.CONTACTED, null, null, null)));
            contacted.setPrefixComponent(new Icon("talk", "ph-i-s"));
            contacted.setDisableOnClick(true);
            contacted.getElement().setAttribute("data-ph-key", "c");
            ways.add(contacted);
        }
        FollowUpState next = now.state() == FollowUpState.TO_DO ? FollowUpState.CONTACTED : FollowUpState.PROMISED;
        ways.add(new Button(text("followup.more"), click -> new MarkForm(account, now.mark(), next, mark).open()));
        return ways;
    }

    private static String what(FollowUp one, Formats formats) {
        Instant markedAt = one.markedAt();
        Instant renewedAt = one.renewedAt();
        List<String> parts = new ArrayList<>();
        parts.add(text("followup.due", formats.dateTime(one.dueAt())));
        if (renewedAt != null) {
            parts.add(text("followup.renewedAt", formats.past(renewedAt)));
        }
        Mark mark = one.mark();
        if (mark != null && markedAt != null) {
            String channel = mark.channel() == null
                    ? ""
                    : text("followup.channel." + mark.channel().name());
            parts.add(
                    channel.isEmpty()
                            ? text(
                                    "followup.marked",
                                    TaskChip.word(mark.state()),
                                    String.valueOf(one.operator()),
                                    formats.past(markedAt))
                            : text(
                                    "followup.markedBy",
                                    TaskChip.word(mark.state()),
                                    channel,
                                    String.valueOf(one.operator()),
                                    formats.past(markedAt)));
            if (mark.promisedFor() != null) {
                parts.add(text("followup.promisedFor", formats.date(mark.promisedFor())));
            }
        }
        return String.join(" ", parts);
    }

    private static UnorderedList earlier(List<FollowUp> ends, Formats formats) {
        UnorderedList list = new UnorderedList();
        list.addClassName("ph-earlier");
        ends.forEach(end -> list.add(new ListItem(
                new Span(formats.date(end.dueAt().atZone(formats.zone()).toLocalDate())), new TaskChip(end.state()))));
        return list;
    }
}
