package io.panelhouse.dashboard.credits;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.Message;
import io.panelhouse.dashboard.shell.Movements;
import io.panelhouse.panel.AccessRefusedException;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.ledger.LedgerEntry;
import io.panelhouse.panel.margin.Price;
import io.panelhouse.panel.margin.Prices;
import io.panelhouse.panel.operation.OperationKind;

/** Says what a top-up cost for each credit, or what a sale brought in. Moves no credits. */
final class PriceDialog extends Dialog {

    private static final long serialVersionUID = 1;

    private final Actor actor;
    private final Prices prices;
    private final LedgerEntry entry;
    private final Runnable kept;
    private final PriceField price;

    PriceDialog(Actor actor, Prices prices, ResellerId wallet, LedgerEntry entry, Formats formats, Runnable kept) {
        this.actor = actor;
        this.prices = prices;
        this.entry = entry;
        this.kept = kept;
        this.price = new PriceField(text(topUp(entry.kind()) ? "credits.price.perCredit" : "credits.price.sale"))
                .of(prices, actor, wallet);
        setHeaderTitle(text("credits.price.title"));
        String account = entry.accountName();
        String what =
                account == null ? Movements.inWords(entry) : text("ledger.what", account, Movements.inWords(entry));
        Paragraph of = new Paragraph(text("credits.price.of", what, formats.dateTime(entry.occurredAt())));
        of.addClassNames("ph-s", "ph-mute");
        price.show(prices.of(actor, entry.operationId()).orElse(null));
        Div body = new Div(of, price);
        body.addClassName("ph-form");
        add(body);
        Button keep = new Button(text("credits.price.keep"), click -> keep());
        keep.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(text("shell.cancel"), click -> close()), keep);
    }

    /** Whether an entry can have a price. */
    static boolean fits(LedgerEntry entry) {
        return topUp(entry.kind())
                || switch (entry.kind()) {
                    case ACTIVATE, RENEW, CHANGE -> true;
                    default -> false;
                };
    }

    private static boolean topUp(OperationKind kind) {
        return kind == OperationKind.MINT || kind == OperationKind.TRANSFER;
    }

    private void keep() {
        if (!price.fits()) {
            return;
        }
        Price typed = price.price();
        try {
            if (topUp(entry.kind())) {
                prices.priceTopUp(actor, entry.operationId(), typed);
            } else {
                prices.priceSale(actor, entry.operationId(), typed);
            }
        } catch (AccessRefusedException refused) {
            Message.refused(text("credits.price.refused"));
            return;
        }
        close();
        kept.run();
        Message.done(text(typed == null ? "credits.price.forgotten" : "credits.price.kept"));
    }
}
