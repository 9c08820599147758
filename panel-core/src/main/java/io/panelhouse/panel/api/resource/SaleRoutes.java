package io.panelhouse.panel.api.resource;

import io.panelhouse.panel.Permission;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.api.http.Answer;
import io.panelhouse.panel.api.http.Call;
import io.panelhouse.panel.api.http.Route;
import io.panelhouse.panel.api.schema.Schema;
import io.panelhouse.panel.api.schema.Schema.Field;
import io.panelhouse.panel.ledger.CreditLedger;
import io.panelhouse.panel.operation.CreateAccount;
import io.panelhouse.panel.operation.RenewAccount;
import java.util.List;

/** Selling: new accounts and renewals. */
public final class SaleRoutes {

    private static final Schema.Shape NEW_ACCOUNT = Schema.shape(
            "NewAccount",
            Field.of("reseller", Schema.id(), "Its owner, who pays"),
            Field.of("name", Json.name(), "What the subscriber signs in with; unique"),
            Field.optional("secret", Schema.text(1, 200).orNull(), "The subscriber's password; none for no sign-in"),
            Field.of("package", Json.packageCode(), "The package of the first term"));
    private static final Schema.Shape RENEWAL =
            Schema.shape("NewRenewal", Field.of("package", Json.packageCode(), "The package of the further term"));

    private final CreditLedger ledger;

    public SaleRoutes(CreditLedger ledger) {
        this.ledger = ledger;
    }

    public List<Route> routes() {
        return List.of(
                Route.of("POST", "/v1/accounts", "createAccount")
                        .says(AccountRoutes.CHAPTER, "A new account with its first term, paid by its owner")
                        .needs(Permission.SELL)
                        .once()
                        .takes(NEW_ACCOUNT)
                        .gives(201, Receipts.RECEIPT)
                        .by(this::create),
                Route.of("POST", "/v1/accounts/{account}/renewals", "renewAccount")
                        .says(AccountRoutes.CHAPTER, "A further term, from the end or, if that has passed, from now")
                        .needs(Permission.SELL)
                        .once()
                        .takes(RENEWAL)
                        .gives(201, Receipts.RECEIPT)
                        .by(this::renew));
    }

    private Answer create(Call call) {
        return Receipts.of(ledger.apply(new CreateAccount(
                call.actor(),
                call.key(),
                new ResellerId(call.number("reseller")),
                call.text("name"),
                call.textOrNull("secret"),
                call.text("package"))));
    }

    private Answer renew(Call call) {
        return Receipts.of(
                ledger.apply(new RenewAccount(call.actor(), call.key(), call.account(), call.text("package"))));
    }
}
