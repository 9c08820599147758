package io.panelhouse.dashboard.account;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.panelhouse.dashboard.guide.Checklist;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.Icon;
import io.panelhouse.dashboard.shell.Message;
import io.panelhouse.panel.device.DeviceId;
import io.panelhouse.panel.verdict.Cause;
import io.panelhouse.panel.verdict.Check;
import io.panelhouse.panel.verdict.Facts;
import io.panelhouse.panel.verdict.Verdict;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The verdict, what differs, what mends it, and the evidence. */
final class VerdictTile extends Section {

    private static final long serialVersionUID = 1;
    private static final int PAIR = 3;

    private final Paragraph sentence = new Paragraph();

    /** A tile that shows nothing yet. */
    VerdictTile() {
        addClassNames("ph-tile", "ph-verdict");
        sentence.addClassName("ph-say");
        sentence.getElement().setAttribute("aria-live", "polite");
    }

    /**
     * Shows a verdict.
     *
     * @param explanation what the customer can be told about it
     * @param mend what mends it; null if nothing here does, or for who may not
     */
    void show(
            Facts facts,
            Verdict verdict,
            VerdictWords words,
            String explanation,
            Formats formats,
            Instant now,
            @Nullable Mend mend) {
        removeAll();
        String name = facts.account().name();
        H2 why = new H2(text(words.blocked() ? "account.why" : "account.state", name));
        why.addClassName("ph-why");
        sentence.setText(words.sentence());
        add(why, sentence);
        DeviceId refused = verdict.refusedDevice();
        DeviceId locked = facts.lock().device();
        if (refused != null && locked != null) {
            Instant lockedAt = facts.lock().lockedAt();
            Instant seen = verdict.attempts().getFirst().occurredAt();
            Span differs = new Span("≠");
            differs.addClassName("ph-mute");
            differs.getElement().setAttribute("aria-hidden", "true");
            Div pair = new Div(
                    device(
                            text("account.locked", lockedAt == null ? "" : formats.past(lockedAt)),
                            locked,
                            refused,
                            false),
                    differs,
                    device(text("account.seen", formats.past(seen)), refused, locked, true));
            pair.addClassName("ph-pair");
            add(pair);
        }
        add(fix(mend, explanation));
        if (verdict.cause() == Cause.CONNECTED) {
            add(checklist(Checklist.of(facts.deviceType(now))));
        }
        H2 evidence = new H2(text("account.evidence"));
        Div head = new Div(evidence);
        head.addClassName("ph-evidence-head");
        add(head, evidence(verdict, words));
        getElement().setAttribute("data-now", now.toString());
    }

    String sentence() {
        return sentence.getText();
    }

    private static Div fix(@Nullable Mend mend, String explanation) {
        Div fix = new Div();
        fix.addClassName("ph-fix");
        if (mend != null) {
            fix.add(mend.button());
        }
        Button copy = new Button(text("account.copyExplanation"), click -> copy(explanation));
        copy.setPrefixComponent(new Icon("copy"));
        fix.add(copy);
        String how = mend == null ? null : mend.how();
        if (how != null) {
            Span note = new Span(how);
            note.addClassNames("ph-s", "ph-mute");
            fix.add(note);
        }
        return fix;
    }

    private static Div checklist(Checklist checklist) {
        H2 title = new H2(checklist.title());
        OrderedList steps = new OrderedList();
        checklist.steps().forEach(step -> steps.add(new ListItem(step)));
        Div box = new Div(title, steps);
        box.addClassName("ph-checklist");
        return box;
    }

    /** Puts the words on the clipboard of the browser. */
    static void copy(String words) {
        UI.getCurrent().getPage().executeJs("navigator.clipboard && navigator.clipboard.writeText($0)", words);
        Message.done(text("account.copied"));
    }

    private static UnorderedList evidence(Verdict verdict, VerdictWords words) {
        UnorderedList list = new UnorderedList();
        list.addClassName("ph-evidence");
        for (Check check : verdict.checks()) {
            Span topic = new Span(text("account.check." + check.topic().name()));
            topic.addClassName("ph-strong");
            Span at = new Span(words.at(check));
            at.addClassName("ph-mute");
            list.add(new ListItem(icon(check), topic, new Span(words.says(check)), at));
        }
        return list;
    }

    private static Icon icon(Check check) {
        return switch (check.result()) {
            case FAILED -> new Icon("bad", "ph-bad");
            case PASSED -> new Icon("ok", "ph-ok");
            case INFORMATION -> new Icon("info", "ph-info");
        };
    }

    /** A device, with the parts marked in which it differs from the other. */
    private static Div device(String label, DeviceId device, DeviceId other, boolean now) {
        Span id = new Span();
        id.addClassName("ph-mono");
        String value = device.value();
        String compared = other.value();
        boolean alike = value.length() == compared.length() && value.indexOf(':') == 2;
        if (alike) {
            for (int i = 0; i < value.length(); i += PAIR) {
                String part = value.substring(i, Math.min(value.length(), i + 2));
                com.vaadin.flow.dom.Element element =
                        new com.vaadin.flow.dom.Element(compared.startsWith(part, i) ? "span" : "b");
                element.setText(part);
                id.getElement().appendChild(element);
                if (i + PAIR < value.length()) {
                    id.add(":");
                }
            }
        } else {
            id.setText(value);
        }
        Div box = new Div(new Span(label), id);
        box.addClassName("ph-dev");
        box.getElement().getClassList().set("ph-now", now);
        return box;
    }
}
