package io.panelhouse.dashboard.credits;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.dashboard.CurrentOperator.Role;
import io.panelhouse.dashboard.CurrentOperator.Scope;
import io.panelhouse.dashboard.i18n.Language;
import io.panelhouse.dashboard.shell.Choice;
import io.panelhouse.dashboard.shell.Desk;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.Icon;
import io.panelhouse.dashboard.shell.Message;
import io.panelhouse.dashboard.shell.Preview;
import io.panelhouse.dashboard.shell.Refusals;
import io.panelhouse.panel.ledger.CreditLedger;
import io.panelhouse.panel.margin.Price;
import io.panelhouse.panel.margin.Prices;
import io.panelhouse.panel.operation.Mint;
import io.panelhouse.panel.operation.Order;
import io.panelhouse.panel.operation.Outcome;
import io.panelhouse.panel.operation.Transfer;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Passes credits down to a reseller below, takes them back up, or issues new ones to a provider: the effect on both
 * wallets stands there before it is done. Its key makes confirming it twice harmless.
 */
public final class MoveCredits {

    private final CurrentOperator operator;
    private final Desk desk;
    private final BiConsumer<BigDecimal, Runnable> guard;
    private final CreditLedger ledger;
    private final Scope wallet;
    private final Formats formats;
    private final List<Scope> below;
    private final Choice<Way> way;
    private final ComboBox<Scope> other = new ComboBox<>(text("credits.move.other"));
    private final BigDecimalField credits = new BigDecimalField(text("credits.move.credits"));
    private final Preview preview = new Preview(text("credits.move"), this::confirm);
    private final PriceField perCredit = new PriceField(text("credits.price.perCredit"));
    private final Button withPrice = new Button(text("credits.price.add"), new Icon("plus"), click -> askPrice());
    private @Nullable Prices prices;
    private String key = UUID.randomUUID().toString();

    /**
     * Nothing is shown until {@link #open}.
     *
     * @param guard does the work once these credits may be moved, as after a proof of who it is
     * @param wallet that gives or takes
     */
    public MoveCredits(
            CurrentOperator operator,
            Desk desk,
            BiConsumer<BigDecimal, Runnable> guard,
            CreditLedger ledger,
            Scope wallet,
            InstantSource clock) {
        this.operator = operator;
        this.desk = desk;
        this.guard = guard;
        this.ledger = ledger;
        this.wallet = wallet;
        this.formats = new Formats(wallet.zone(), clock);
        this.below = operator.choices().stream()
                .filter(choice -> wallet.subtree().contains(choice.reseller()))
                .filter(choice -> !choice.reseller().equals(wallet.reseller()))
                .toList();
        List<Way> ways = ways();
        this.way = new Choice<>(
                text("credits.move.way"),
                ways,
                one -> text("credits.move." + one.name().toLowerCase(Locale.ROOT)));
        if (!ways.isEmpty()) {
            way.choose(ways.getFirst());
        }
        way.onChoice(chosen -> show());
        other.setItems(below);
        other.setItemLabelGenerator(Scope::name);
        other.addValueChangeListener(change -> show());
        credits.setLocale(Language.current().locale());
        credits.setValueChangeMode(ValueChangeMode.EAGER);
        credits.addValueChangeListener(change -> show());
        preview.addFields(way, other, credits);
    }

    /** Lets a price for each credit be entered with the movement. */
    public MoveCredits pricedBy(Prices book) {
        prices = book;
        perCredit.of(book, operator.actor(), wallet.panelId()).setVisible(false);
        withPrice.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        preview.addFields(withPrice, perCredit);
        return this;
    }

    private void askPrice() {
        withPrice.setVisible(false);
        perCredit.setVisible(true);
    }

    /** Opens the preview, with this reseller as the other one if it is not null. */
    public Preview open(@Nullable Scope to) {
        if (to != null) {
            below.stream()
                    .filter(choice -> choice.reseller().equals(to.reseller()))
                    .findFirst()
                    .ifPresent(other::setValue);
        } else if (below.size() == 1) {
            other.setValue(below.getFirst());
        }
        show();
        preview.movesCredits().open();
        return preview;
    }

    /** Opens the preview. */
    public Preview open() {
        return open(null);
    }

    /** Names of the resellers that can be the other one. */
    List<String> others() {
        return below.stream().map(Scope::name).toList();
    }

    private List<Way> ways() {
        List<Way> ways = new ArrayList<>();
        if (!below.isEmpty()) {
            ways.add(Way.DOWN);
            ways.add(Way.BACK);
        }
        if (operator.role() == Role.PROVIDER
                && wallet.reseller().equals(operator.home().reseller())) {
            ways.add(Way.ISSUE);
        }
        return ways;
    }

    private void show() {
        if (ways().isEmpty()) {
            preview.effects(text("credits.move"));
            preview.shortfall(text("credits.move.nobody", wallet.name()));
            return;
        }
        other.setVisible(way.chosen() != Way.ISSUE);
        BigDecimal amount = credits.getValue();
        if (amount == null || amount.signum() <= 0) {
            preview.effects(text("credits.move"));
            preview.missing(text("credits.move.typeAmount"));
            return;
        }
        if (way.chosen() == Way.ISSUE) {
            preview.effects(text("credits.move.issue.for", formats.credits(amount)));
            effect(wallet, amount);
            return;
        }
        Scope chosen = other.getValue();
        if (chosen == null) {
            preview.effects(text("credits.move"));
            preview.missing(text("credits.move.choose"));
            return;
        }
        boolean down = way.chosen() == Way.DOWN;
        preview.effects(text(down ? "credits.move.down.for" : "credits.move.back.for", formats.credits(amount)));
        BigDecimal left = effect(down ? wallet : chosen, amount.negate());
        effect(down ? chosen : wallet, amount);
        if (left.signum() < 0) {
            preview.shortfall(text(
                    "credits.move.short",
                    (down ? wallet : chosen).name(),
                    formats.amount(left.add(amount)),
                    formats.amount(left.negate())));
        }
    }

    /** Shows a wallet before and after; answers what is left. */
    private BigDecimal effect(Scope of, BigDecimal change) {
        BigDecimal now = ledger.balance(operator.actor(), of.panelId());
        BigDecimal after = now.add(change);
        preview.effect(
                text("shell.balanceOf", of.name()),
                text("credits.move.effect", formats.amount(now), formats.amount(after)));
        return after;
    }

    private void confirm() {
        BigDecimal amount = credits.getValue();
        if (amount != null) {
            preview.again();
            if (prices != null && !perCredit.fits()) {
                return;
            }
            guard.accept(amount, () -> move(amount));
        }
    }

    private void move(BigDecimal amount) {
        Outcome outcome;
        try {
            outcome = desk.apply(order(amount));
        } catch (RuntimeException failure) {
            preview.refusal(text("credits.move.noAnswer", Message.logged("Cannot move credits", failure)));
            return;
        }
        switch (outcome) {
            case Outcome.Refused refused -> {
                key = UUID.randomUUID().toString();
                preview.refusal(Refusals.words(refused));
            }
            case Outcome.Done done -> {
                price(done.receipt().operationId());
                preview.close();
                Message.done(text(
                        "credits.move.done",
                        formats.credits(done.receipt().credits()),
                        formats.amount(ledger.balance(operator.actor(), wallet.panelId()))));
            }
        }
    }

    /** Keeps the price; if that fails, the credits have moved all the same and the price can be entered in the list. */
    private void price(long operation) {
        Price typed = perCredit.price();
        if (prices == null || typed == null) {
            return;
        }
        try {
            prices.priceTopUp(operator.actor(), operation, typed);
        } catch (RuntimeException failure) {
            Message.refused(text("credits.price.notKept", Message.logged("Cannot keep a price", failure)));
        }
    }

    private Order order(BigDecimal amount) {
        return switch (way.chosen()) {
            case ISSUE -> new Mint(operator.actor(), key, wallet.panelId(), amount);
            case DOWN ->
                new Transfer(
                        operator.actor(),
                        key,
                        wallet.panelId(),
                        other.getValue().panelId(),
                        amount);
            case BACK -> new Transfer(operator.actor(), key, other.getValue().panelId(), wallet.panelId(), amount);
        };
    }

    private enum Way {
        DOWN,
        BACK,
        ISSUE
    }
}
