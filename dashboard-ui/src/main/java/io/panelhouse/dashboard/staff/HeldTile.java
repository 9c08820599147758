package io.panelhouse.dashboard.staff;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.dashboard.shell.Desk;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.Icon;
import io.panelhouse.dashboard.shell.Message;
import io.panelhouse.dashboard.shell.Refusals;
import io.panelhouse.dashboard.shell.Tile;
import io.panelhouse.panel.AccessRefusedException;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.hold.Hold;
import io.panelhouse.panel.hold.Holds;
import io.panelhouse.panel.ledger.Reversals;
import java.util.List;
import java.util.function.Consumer;

/** Who may move no credits and why, with the ways out. It is not there while nobody is held. */
final class HeldTile extends Composite<Tile> {

    private static final long serialVersionUID = 1;

    private final CurrentOperator operator;
    private final Holds holds;
    private final Reversals reversals;
    private final Desk desk;
    private final Consumer<Runnable> guard;
    private final UnorderedList list = new UnorderedList();

    /** @param guard does the work, once it is proven who asks for it */
    HeldTile(CurrentOperator operator, Holds holds, Reversals reversals, Desk desk, Consumer<Runnable> guard) {
        this.operator = operator;
        this.holds = holds;
        this.reversals = reversals;
        this.desk = desk;
        this.guard = guard;
        list.addClassNames("ph-list", "ph-held");
        getContent().body().add(list);
    }

    @Override
    protected Tile initContent() {
        return new Tile(text("hold.title"), text("hold.definition"))
                .icon(new Icon("lock", "ph-bad"))
                .span(12);
    }

    /** Shows who is held now. */
    void show(Formats formats) {
        List<Hold> held = holds.inForce(operator.actor());
        list.removeAll();
        held.forEach(hold -> list.add(row(hold, formats)));
        getContent().setVisible(!held.isEmpty());
    }

    private ListItem row(Hold hold, Formats formats) {
        Span why = new Span(text(
                "hold.line",
                hold.operator(),
                formats.snapshotTime(hold.heldAt()),
                formats.count(hold.drain().debits()),
                formats.amount(hold.drain().usual()),
                hold.drain().login()));
        why.addClassName("ph-grow");
        Div actions = new Div();
        actions.addClassName("ph-row");
        if (operator.actor().may(Permission.CREDITS)) {
            Button undo = new Button(
                    text("hold.undo"),
                    click -> new UndoDrain(operator, desk, formats, hold, () -> show(formats)).open(holds, reversals));
            undo.addThemeVariants(ButtonVariant.SMALL);
            undo.setAriaLabel(text("hold.undo.title", hold.operator()));
            actions.add(undo);
        }
        Button lift = new Button(text("hold.lift"), click -> guard.accept(() -> lift(hold, formats)));
        lift.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
        lift.setAriaLabel(text("hold.lift.of", hold.operator()));
        actions.add(lift);
        ListItem row = new ListItem(why, actions);
        row.addClassNames("ph-row", "ph-wrap");
        return row;
    }

    private void lift(Hold hold, Formats formats) {
        try {
            holds.lift(operator.actor(), hold.id());
            Message.done(text("hold.lifted", hold.operator()));
        } catch (AccessRefusedException | IllegalArgumentException refused) {
            Message.refused(Refusals.words(refused));
        } catch (RuntimeException failure) {
            Message.failed(text("hold.failed"), failure);
        }
        show(formats);
    }

    /** The rows as text. */
    List<String> rows() {
        return list.getChildren()
                .map(row -> row.getElement().getTextRecursively())
                .toList();
    }
}
