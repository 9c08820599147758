package io.panelhouse.dashboard.credits;

import static io.panelhouse.dashboard.i18n.Texts.text;

import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.dashboard.shell.Desk;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.Message;
import io.panelhouse.dashboard.shell.Movements;
import io.panelhouse.dashboard.shell.Preview;
import io.panelhouse.dashboard.shell.Refusals;
import io.panelhouse.panel.ledger.LedgerEntry;
import io.panelhouse.panel.ledger.ReversalQuote;
import io.panelhouse.panel.ledger.Reversals;
import io.panelhouse.panel.operation.Outcome;
import io.panelhouse.panel.operation.Reverse;
import java.util.List;
import java.util.UUID;

/** Takes the operation of an entry back, with what comes back shown before. Its key makes a second press harmless. */
final class UndoEntry {

    private final CurrentOperator operator;
    private final Desk desk;
    private final Formats formats;
    private final LedgerEntry entry;
    private final String key = UUID.randomUUID().toString();
    private final Preview preview;

    UndoEntry(CurrentOperator operator, Desk desk, Formats formats, LedgerEntry entry) {
        this.operator = operator;
        this.desk = desk;
        this.formats = formats;
        this.entry = entry;
        this.preview = new Preview(text("credits.undo.title"), this::confirm);
    }

    Preview open(Reversals reversals) {
        ReversalQuote quote = reversals.quote(operator.actor(), List.of(entry.operationId()));
        String account = entry.accountName();
        preview.effects(text("credits.undo.confirm"))
                .effect(
                        text("credits.column.what"),
                        account == null
                                ? Movements.inWords(entry)
                                : text("ledger.what", account, Movements.inWords(entry)))
                .effect(text("credits.column.time"), formats.dateTime(entry.occurredAt()))
                .effect(text("credits.undo.back"), formats.signed(quote.creditsBack()))
                .effect(text("credits.undo.how"), text("credits.undo.nothingErased"));
        quote.lines().stream().map(ReversalQuote.Line::refusal).forEach(refusal -> {
            if (refusal != null) {
                preview.shortfall(Refusals.words(refusal));
            }
        });
        preview.movesCredits().open();
        return preview;
    }

    private void confirm() {
        try {
            switch (desk.apply(new Reverse(operator.actor(), key, entry.operationId()))) {
                case Outcome.Refused refused -> preview.refusal(Refusals.words(refused));
                case Outcome.Done done -> {
                    preview.close();
                    Message.done(text(
                            "credits.undo.done", formats.amount(done.receipt().balanceAfter())));
                }
            }
        } catch (RuntimeException failure) {
            preview.refusal(text("credits.move.noAnswer", Message.logged("Cannot reverse an operation", failure)));
        }
    }
}
