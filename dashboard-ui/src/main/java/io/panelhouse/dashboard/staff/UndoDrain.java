package io.panelhouse.dashboard.staff;

import static io.panelhouse.dashboard.i18n.Texts.text;

import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.dashboard.shell.Desk;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.Message;
import io.panelhouse.dashboard.shell.Preview;
import io.panelhouse.dashboard.shell.Refusals;
import io.panelhouse.panel.hold.Hold;
import io.panelhouse.panel.hold.Holds;
import io.panelhouse.panel.ledger.ReversalQuote;
import io.panelhouse.panel.ledger.Reversals;
import io.panelhouse.panel.operation.Outcome;
import io.panelhouse.panel.operation.Reverse;
import java.util.List;

/**
 * Takes back what a held login did, the latest first, with what comes back shown before. The keys are those of the
 * hold, so that a second press does nothing twice.
 */
final class UndoDrain {

    private final CurrentOperator operator;
    private final Desk desk;
    private final Formats formats;
    private final Hold hold;
    private final Runnable then;
    private final Preview preview;
    private List<Long> reversible = List.of();

    UndoDrain(CurrentOperator operator, Desk desk, Formats formats, Hold hold, Runnable then) {
        this.operator = operator;
        this.desk = desk;
        this.formats = formats;
        this.hold = hold;
        this.then = then;
        this.preview = new Preview(text("hold.undo.title", hold.operator()), this::confirm);
    }

    Preview open(Holds holds, Reversals reversals) {
        ReversalQuote quote = reversals.quote(operator.actor(), holds.operations(operator.actor(), hold.id()));
        reversible = quote.reversible();
        preview.effects(text("hold.undo.confirm", reversible.size()))
                .effect(text("hold.undo.count"), formats.count(reversible.size()))
                .effect(text("hold.undo.back"), formats.signed(quote.creditsBack()))
                .effect(text("hold.undo.left"), formats.count(quote.lines().size() - reversible.size()));
        quote.lines().stream()
                .map(ReversalQuote.Line::refusal)
                .filter(refusal -> refusal != null)
                .findFirst()
                .ifPresent(refusal -> preview.refusal(Refusals.words(refusal)));
        if (reversible.isEmpty()) {
            preview.missing(text("hold.undo.none"));
        }
        preview.movesCredits().open();
        return preview;
    }

    private void confirm() {
        try {
            List<Outcome> outcomes = desk.applyAll(reversible.stream()
                    .map(operation -> new Reverse(operator.actor(), "drain " + hold.id() + " " + operation, operation)
                            .inBatch("drain " + hold.id()))
                    .toList());
            long done = outcomes.stream().filter(Outcome.Done.class::isInstance).count();
            preview.close();
            Message.done(text("hold.undo.done", formats.count(done), formats.count(outcomes.size())));
        } catch (RuntimeException failure) {
            preview.refusal(text("hold.undo.noAnswer", Message.logged("Cannot take a drain back", failure)));
        }
        then.run();
    }
}
