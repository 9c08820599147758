package io.panelhouse.dashboard.settings;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.dashboard.credits.PriceField;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.Message;
import io.panelhouse.dashboard.shell.Packages;
import io.panelhouse.dashboard.shell.Tile;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.margin.Price;
import io.panelhouse.panel.margin.Prices;
import io.panelhouse.panel.offer.Catalogue;
import io.panelhouse.panel.offer.Offer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** What each package costs in credits and asks of whoever sells it; and, for an owner, what customers pay for it. */
final class PackagesTile extends Composite<Tile> {

    private static final long serialVersionUID = 1;

    private final CurrentOperator operator;
    private final Prices prices;
    private final ResellerId reseller;
    private final Formats formats;
    private final Map<String, PriceField> fields = new LinkedHashMap<>();
    private Map<String, Price> shown = Map.of();

    PackagesTile(CurrentOperator operator, Prices prices, Catalogue catalogue, Formats formats) {
        this.operator = operator;
        this.prices = prices;
        this.reseller = operator.scope().panelId();
        this.formats = formats;
        boolean owner = operator.actor().may(Permission.OWNER);
        Div list = new Div();
        list.addClassName("ph-packages");
        catalogue.offers().stream().filter(offer -> offer.months() > 0).forEach(offer -> list.add(line(offer, owner)));
        getContent().body().add(list);
        if (owner) {
            Button save = new Button(text("settings.retail.save"), click -> save());
            save.addThemeVariants(ButtonVariant.PRIMARY);
            getContent().body().add(save);
            read();
        }
        getContent().body().addClassName("ph-form");
    }

    @Override
    protected Tile initContent() {
        return new Tile(text("playbook.packages"), text("playbook.packages.definition")).span(5);
    }

    private Div line(Offer offer, boolean priced) {
        Span what = new Span(
                text("playbook.packages.line", Packages.inWords(offer.code()), formats.credits(offer.credits())));
        what.addClassName("ph-strong");
        Span routine = new Span(Packages.routine(offer.code()).orElse(""));
        routine.addClassNames("ph-s", "ph-mute");
        Div line = new Div(what, routine);
        line.addClassName("ph-package");
        if (priced) {
            PriceField field = new PriceField(text("playbook.packages.price")).of(prices, operator.actor(), reseller);
            fields.put(offer.code(), field);
            line.add(field);
        }
        return line;
    }

    private void read() {
        shown = prices.offers(operator.actor(), reseller);
        fields.forEach((code, field) -> field.show(shown.get(code)));
    }

    private void save() {
        if (!fields.values().stream().map(PriceField::fits).reduce(true, Boolean::logicalAnd)) {
            return;
        }
        fields.forEach((code, field) -> {
            Price typed = field.price();
            if (!Objects.equals(typed, shown.get(code))) {
                prices.priceOffer(operator.actor(), reseller, code, typed);
            }
        });
        read();
        Message.done(text("settings.retail.saved"));
    }
}
