package io.panelhouse.dashboard.account;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.combobox.ComboBox;
import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.dashboard.CurrentOperator.Scope;
import io.panelhouse.dashboard.shell.Desk;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.Message;
import io.panelhouse.dashboard.shell.Preview;
import io.panelhouse.dashboard.shell.Refusals;
import io.panelhouse.panel.account.AccountDetails;
import io.panelhouse.panel.operation.Move;
import io.panelhouse.panel.operation.Outcome;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;

/** Gives an account to another reseller: shows who owns and pays for it from then on, and what stays. */
final class Handover {

    private final CurrentOperator operator;
    private final Desk desk;
    private final BiConsumer<BigDecimal, Runnable> guard;
    private final AccountDetails details;
    private final Formats formats;
    private final Preview preview;
    private final ComboBox<Scope> to = new ComboBox<>(text("account.move.to"));
    private String key = UUID.randomUUID().toString();

    /** @param guard does the work once an account worth these credits may be given away */
    Handover(
            CurrentOperator operator,
            Desk desk,
            BiConsumer<BigDecimal, Runnable> guard,
            AccountDetails details,
            Formats formats) {
        this.operator = operator;
        this.desk = desk;
        this.guard = guard;
        this.details = details;
        this.formats = formats;
        this.preview = new Preview(text("account.move.of", details.account().name()), this::confirm);
        to.setItems(others(operator, details));
        to.setItemLabelGenerator(Scope::name);
        to.addValueChangeListener(changed -> show());
        preview.addFields(to);
    }

    /** Resellers that it can be given to. */
    static List<Scope> others(CurrentOperator operator, AccountDetails details) {
        long owner = details.account().resellerId().value();
        return operator.choices().stream()
                .filter(choice -> choice.reseller().value() != owner)
                .toList();
    }

    /** Opens the preview. */
    Preview open() {
        show();
        preview.open();
        return preview;
    }

    ComboBox<Scope> to() {
        return to;
    }

    private void show() {
        Scope chosen = to.getValue();
        if (chosen == null) {
            preview.effects(text("account.move"));
            preview.missing(text("account.move.choose"));
            return;
        }
        Instant end = details.account().endsAt();
        preview.effects(text("account.move.confirm", chosen.name()))
                .effect(text("accounts.reseller"), text("account.move.fromTo", owner(), chosen.name()))
                .effect(
                        text("account.move.ends"),
                        end == null ? text("shell.never") : text("account.move.same", formats.dateTime(end)))
                .effect(text("account.move.pays"), chosen.name())
                .effect(text("account.move.books"), text("account.move.stays", owner()));
    }

    private String owner() {
        return details.account().resellerName();
    }

    private void confirm() {
        Scope chosen = to.getValue();
        preview.again();
        if (chosen != null) {
            guard.accept(details.line().credits(), () -> move(chosen));
        }
    }

    private void move(Scope chosen) {
        Outcome outcome;
        try {
            outcome = desk.applyAll(List.of(
                            new Move(operator.actor(), key, details.account().id(), chosen.panelId())))
                    .getFirst();
        } catch (RuntimeException failure) {
            preview.refusal(text("shell.renew.noAnswer", Message.logged("Cannot move an account", failure)));
            return;
        }
        switch (outcome) {
            case Outcome.Refused refused -> {
                key = UUID.randomUUID().toString();
                preview.refusal(Refusals.words(refused));
            }
            case Outcome.Done done -> {
                preview.close();
                Message.done(text("account.move.done", details.account().name(), chosen.name()));
            }
        }
    }
}
