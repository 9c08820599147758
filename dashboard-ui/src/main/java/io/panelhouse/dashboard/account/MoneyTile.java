package io.panelhouse.dashboard.account;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.Packages;
import io.panelhouse.panel.account.AccountDetails;
import io.panelhouse.panel.account.AccountOperation;
import io.panelhouse.panel.operation.OperationKind;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What was done to the account, by whom, and what it moved in the payer's wallet. */
final class MoneyTile extends Section {

    private static final long serialVersionUID = 1;

    private final UnorderedList list = new UnorderedList();

    MoneyTile() {
        addClassName("ph-tile");
        list.addClassNames("ph-log", "ph-money");
        add(new H2(text("account.money")), list);
    }

    void show(AccountDetails details, Formats formats) {
        list.removeAll();
        details.operations().forEach(operation -> list.add(row(operation, formats)));
    }

    private static ListItem row(AccountOperation operation, Formats formats) {
        Span at = new Span(formats.dateTime(operation.occurredAt()));
        at.addClassName("ph-mute");
        Span what = new Span(what(operation));
        what.addClassName("ph-strong");
        String payer = operation.payer();
        Span by =
                new Span(payer == null ? operation.operator() : text("account.money.by", operation.operator(), payer));
        by.addClassNames("ph-mute", "ph-cut");
        BigDecimal amount = operation.amount();
        BigDecimal after = operation.balanceAfter();
        return new ListItem(
                at,
                what,
                by,
                number(amount == null ? null : formats.signed(amount)),
                number(after == null ? null : text("account.after", formats.amount(after))));
    }

    private static Span number(@Nullable String words) {
        Span number = new Span(words == null ? "" : words);
        number.addClassName("ph-number-text");
        return number;
    }

    private static String what(AccountOperation operation) {
        String code = operation.packageCode();
        return kind(operation.kind()) + (code == null ? "" : ", " + Packages.inWords(code));
    }

    /** What an operation of this kind did to an account. */
    static String kind(OperationKind kind) {
        return switch (kind) {
            case ACTIVATE, RENEW, CHANGE, TRIAL, SUSPEND, RESUME, MOVE, CLOSE, REVERSE, IMPORT ->
                text("account.kind." + kind.name());
            case MINT, TRANSFER, CREATE_RESELLER, ADJUST -> text("account.kind.OTHER");
        };
    }
}
