package io.panelhouse.dashboard.shell;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.spring.annotation.UIScope;
import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.account.Accounts;
import io.panelhouse.panel.account.Quote;
import io.panelhouse.panel.offer.Catalogue;
import io.panelhouse.panel.offer.Offer;
import io.panelhouse.panel.operation.AccountRef;
import io.panelhouse.panel.operation.Outcome;
import io.panelhouse.panel.operation.Receipt;
import io.panelhouse.panel.operation.RenewAccount;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Renews an account: opens the preview, shows price, new end and balance after, and answers. */
@Component
@UIScope
public final class Renewal {

    private final CurrentOperator operator;
    private final Desk desk;
    private final Accounts accounts;
    private final Catalogue catalogue;
    private final InstantSource clock;

    public Renewal(CurrentOperator operator, Desk desk, Accounts accounts, Catalogue catalogue, InstantSource clock) {
        this.operator = operator;
        this.desk = desk;
        this.accounts = accounts;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /**
     * Opens the preview.
     *
     * @param packageCode the package to begin with; the shortest one where it cannot be sold again
     * @param owner whose wallet pays, by name
     */
    public Preview open(AccountId account, String name, String packageCode, String owner) {
        return new Form(account, name, packageCode, owner).preview;
    }

    /** One opened preview. Its key makes confirming it twice harmless. */
    private final class Form {
        private final AccountId account;
        private final String name;
        private final String owner;
        private final String key = UUID.randomUUID().toString();
        private final Formats formats = new Formats(operator.scope().zone(), clock);
        private final Choice<Offer> length;
        private final Preview preview;

        Form(AccountId account, String name, String packageCode, String owner) {
            this.account = account;
            this.name = name;
            this.owner = owner;
            this.preview = new Preview(text("shell.renew.label", name), this::confirm);
            List<Offer> offers = catalogue.offers().stream()
                    .filter(offer -> offer.months() > 0)
                    .toList();
            this.length = new Choice<>(text("shell.length"), offers, offer -> Packages.inWords(offer.code()));
            length.choose(offers.stream()
                    .filter(offer -> offer.code().equals(packageCode))
                    .findFirst()
                    .orElse(offers.getFirst()));
            length.onChoice(offer -> show());
            preview.addChoice(length);
            show();
            preview.movesCredits().open();
        }

        private void show() {
            try {
                show(accounts.quoteRenew(
                        operator.actor(), account, length.chosen().code()));
            } catch (RuntimeException failure) {
                preview.effects(text("shell.renew"));
                preview.shortfall(
                        text("shell.renew.noPrice", Message.logged("Cannot quote a renewal of " + name, failure)));
            }
        }

        private void show(Quote quote) {
            BigDecimal price = quote.offer().credits();
            Instant end = quote.termEnd();
            preview.effects(text("shell.renew.for", formats.credits(price)))
                    .effect(text("shell.price"), formats.credits(price))
                    .effect(
                            text("shell.balanceOf", owner),
                            text(
                                    "shell.nowAndAfter",
                                    formats.amount(quote.balance()),
                                    formats.amount(quote.balanceAfter())))
                    .effect(text("shell.newEnd"), end == null ? text("shell.never") : formats.dateTime(end));
            if (!quote.affordable()) {
                preview.shortfall(text(
                        "shell.shortfall",
                        formats.credits(price),
                        owner,
                        formats.amount(quote.balance()),
                        formats.amount(quote.balanceAfter().negate())));
            }
        }

        private void confirm() {
            Outcome outcome;
            try {
                outcome = desk.renew(new RenewAccount(
                        operator.actor(),
                        key,
                        AccountRef.id(account),
                        length.chosen().code(),
                        null));
            } catch (RuntimeException failure) {
                preview.refusal(text("shell.renew.noAnswer", Message.logged("Cannot renew " + name, failure)));
                return;
            }
            switch (outcome) {
                case Outcome.Refused refused -> preview.refusal(Refusals.words(refused));
                case Outcome.Done done -> {
                    preview.close();
                    Message.done(answer(done.receipt()));
                }
            }
        }

        private String answer(Receipt receipt) {
            Instant end = receipt.termEnd();
            return text(
                    end == null ? "shell.renew.done" : "shell.renew.doneUntil",
                    name,
                    formats.credits(receipt.credits()),
                    formats.amount(receipt.balanceAfter()),
                    end == null ? "" : formats.dateTime(end));
        }
    }
}
