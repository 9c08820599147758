package io.panelhouse.dashboard.credits;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.BigDecimalField;
import io.panelhouse.dashboard.i18n.Language;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.margin.Price;
import io.panelhouse.panel.margin.Prices;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An amount of money and its currency; an empty amount is no price. */
public final class PriceField extends Composite<Div> {

    private static final long serialVersionUID = 1;

    private final BigDecimalField amount = new BigDecimalField();
    private final ComboBox<String> currency = new ComboBox<>(text("credits.price.currency"));

    /** An empty one. */
    public PriceField(String label) {
        amount.setLabel(label);
        amount.setLocale(Language.current().locale());
        amount.setClearButtonVisible(true);
        currency.setItems(Currency.getAvailableCurrencies().stream()
                .map(Currency::getCurrencyCode)
                .sorted()
                .toList());
        currency.setItemLabelGenerator(code -> code);
        currency.setValue(usual(Language.current().locale()));
        getContent().addClassName("ph-price");
        getContent().add(amount, currency);
    }

    private static String usual(Locale locale) {
        return Currency.getInstance(locale).getCurrencyCode();
    }

    /** Begins in the currency in which this reseller asks for its packages, if it asks at all. */
    public PriceField of(Prices prices, Actor actor, ResellerId reseller) {
        prices.offers(actor, reseller).values().stream()
                .findFirst()
                .ifPresent(price -> currency.setValue(price.currency()));
        return this;
    }

    /** Shows a price, or none in the currency that was shown last. */
    public void show(@Nullable Price price) {
        amount.setInvalid(false);
        amount.setValue(
                price == null
                        ? null
                        : price.amount().stripTrailingZeros().setScale(scale(price), RoundingMode.UNNECESSARY));
        if (price != null) {
            currency.setValue(price.currency());
        }
    }

    private static int scale(Price price) {
        return Math.max(2, price.amount().stripTrailingZeros().scale());
    }

    /** The price that was typed; null for none. */
    public @Nullable Price price() {
        BigDecimal typed = amount.getValue();
        return typed == null ? null : new Price(typed, currency.getValue());
    }

    /** Whether what was typed is a price or nothing; if not, the field says why. */
    public boolean fits() {
        boolean fits;
        try {
            fits = currency.getValue() != null && (price() != null || !amount.isInvalid());
        } catch (IllegalArgumentException broken) {
            fits = false;
        }
        amount.setErrorMessage(text("credits.price.invalid"));
        amount.setInvalid(!fits);
        return fits;
    }
}
