package io.panelhouse.dashboard.account;

import static io.panelhouse.dashboard.i18n.Texts.text;

import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.dashboard.shell.Choice;
import io.panelhouse.dashboard.shell.Desk;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.Message;
import io.panelhouse.dashboard.shell.Packages;
import io.panelhouse.dashboard.shell.Preview;
import io.panelhouse.dashboard.shell.Refusals;
import io.panelhouse.panel.account.AccountDetails;
import io.panelhouse.panel.account.Accounts;
import io.panelhouse.panel.account.ChangeQuote;
import io.panelhouse.panel.offer.Catalogue;
import io.panelhouse.panel.offer.Offer;
import io.panelhouse.panel.operation.ChangePackage;
import io.panelhouse.panel.operation.Outcome;
import io.panelhouse.panel.operation.Receipt;
import io.panelhouse.panel.operation.RefusedOrderException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Another package in the middle of a term: shows what is unused, what the change costs, the balance after it and the
 * new end. What is confirmed is what was shown: if the price moved meanwhile, it is shown again first.
 */
final class PackageChange {

    private final CurrentOperator operator;
    private final Desk desk;
    private final Accounts accounts;
    private final BiConsumer<BigDecimal, Runnable> guard;
    private final AccountDetails details;
    private final Formats formats;
    private final Preview preview;
    private final Choice<Offer> offers;
    private String key = UUID.randomUUID().toString();
    private @Nullable ChangeQuote shown;

    /** @param guard does the work once these credits may be moved */
    PackageChange(
            CurrentOperator operator,
            Desk desk,
            Accounts accounts,
            Catalogue catalogue,
            BiConsumer<BigDecimal, Runnable> guard,
            AccountDetails details,
            Formats formats) {
        this.operator = operator;
        this.desk = desk;
        this.accounts = accounts;
        this.guard = guard;
        this.details = details;
        this.formats = formats;
        this.preview = new Preview(text("account.change.of", details.account().name()), this::confirm);
        List<Offer> others = catalogue.offers().stream()
                .filter(offer -> offer.months() > 0)
                .filter(offer -> !offer.code().equals(details.account().packageCode()))
                .toList();
        this.offers = new Choice<>(text("shell.length"), others, offer -> Packages.inWords(offer.code()));
        offers.choose(others.getFirst());
        offers.onChoice(offer -> show());
        preview.addChoice(offers);
    }

    /** Opens the preview. */
    Preview open() {
        show();
        preview.movesCredits().open();
        return preview;
    }

    /** Chooses a package as a click would. */
    void choose(Offer offer) {
        offers.choose(offer);
        show();
    }

    private void show() {
        shown = null;
        preview.effects(text("account.change"));
        try {
            ChangeQuote quote = quote();
            show(quote);
            shown = quote;
        } catch (RefusedOrderException refused) {
            preview.shortfall(words(refused));
        } catch (RuntimeException failure) {
            preview.shortfall(text("shell.renew.noPrice", Message.logged("Cannot quote a package change", failure)));
        }
    }

    private ChangeQuote quote() {
        return accounts.quoteChange(
                operator.actor(), details.account().id(), offers.chosen().code());
    }

    private void show(ChangeQuote quote) {
        Instant end = quote.termEnd();
        boolean back = quote.price().signum() < 0;
        String owner = details.account().resellerName();
        preview.effects(text(
                        back ? "account.change.back" : "account.change.for",
                        formats.credits(quote.price().abs())))
                .effect(text("shell.price"), formats.credits(quote.offer().credits()))
                .effect(text("account.change.unused"), formats.credits(quote.unusedCredits()))
                .effect(
                        text(back ? "account.change.comesBack" : "account.change.toPay"),
                        formats.credits(quote.price().abs()))
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
                    formats.credits(quote.price()),
                    owner,
                    formats.amount(quote.balance()),
                    formats.amount(quote.balanceAfter().negate())));
        }
    }

    private void confirm() {
        ChangeQuote agreed = shown;
        if (agreed == null) {
            return;
        }
        preview.again();
        guard.accept(agreed.price().abs(), () -> change(agreed));
    }

    private void change(ChangeQuote agreed) {
        Outcome outcome;
        try {
            if (!same(agreed, quote())) {
                show();
                preview.refusal(text("account.change.moved"));
                return;
            }
            outcome = desk.applyAll(List.of(new ChangePackage(
                            operator.actor(),
                            key,
                            details.account().id(),
                            agreed.offer().code())))
                    .getFirst();
        } catch (RefusedOrderException refused) {
            preview.refusal(words(refused));
            return;
        } catch (RuntimeException failure) {
            preview.refusal(text("shell.renew.noAnswer", Message.logged("Cannot change a package", failure)));
            return;
        }
        switch (outcome) {
            case Outcome.Refused refused -> {
                key = UUID.randomUUID().toString();
                preview.refusal(Refusals.words(refused));
            }
            case Outcome.Done done -> {
                preview.close();
                Message.done(answer(done.receipt()));
            }
        }
    }

    private static String words(RefusedOrderException refused) {
        return Refusals.words(refused.code(), String.valueOf(refused.getMessage()));
    }

    private static boolean same(ChangeQuote one, ChangeQuote other) {
        return one.price().compareTo(other.price()) == 0 && one.balance().compareTo(other.balance()) == 0;
    }

    private String answer(Receipt receipt) {
        return text(
                receipt.credits().signum() < 0 ? "account.change.done.back" : "account.change.done",
                details.account().name(),
                Packages.inWords(String.valueOf(receipt.packageCode())),
                formats.credits(receipt.credits().abs()),
                formats.amount(receipt.balanceAfter()));
    }
}
