package io.panelhouse.panel.api.resource;

import io.panelhouse.panel.Permission;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.api.http.Call;
import io.panelhouse.panel.api.http.Route;
import io.panelhouse.panel.api.schema.Schema;
import io.panelhouse.panel.api.schema.Schema.Field;
import io.panelhouse.panel.ledger.CreditLedger;
import io.panelhouse.panel.operation.ChangePackage;
import io.panelhouse.panel.operation.Close;
import io.panelhouse.panel.operation.Move;
import io.panelhouse.panel.operation.Order;
import io.panelhouse.panel.operation.Resume;
import io.panelhouse.panel.operation.Reverse;
import io.panelhouse.panel.operation.Suspend;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What can be done with an account that exists, and taking an operation back. */
public final class AccountOrderRoutes {

    private static final Schema.Shape CHANGE =
            Schema.shape("NewPackageChange", Field.of("package", Json.packageCode(), "The package from now on"));
    private static final Schema.Shape MOVE =
            Schema.shape("NewMove", Field.of("to", Schema.id(), "The reseller that owns it from now on"));

    private final CreditLedger ledger;

    public AccountOrderRoutes(CreditLedger ledger) {
        this.ledger = ledger;
    }

    public List<Route> routes() {
        return List.of(
                order(
                        "package-changes",
                        "changePackage",
                        "Another package from now on; what is unused counts",
                        CHANGE,
                        call -> new ChangePackage(call.actor(), call.key(), call.account(), call.text("package"))),
                order(
                        "suspensions",
                        "suspendAccount",
                        "Withholds service at once until it is resumed",
                        null,
                        call -> new Suspend(call.actor(), call.key(), call.account())),
                order(
                        "resumptions",
                        "resumeAccount",
                        "Gives service again",
                        null,
                        call -> new Resume(call.actor(), call.key(), call.account())),
                order(
                        "closings",
                        "closeAccount",
                        "Ends the account for good",
                        null,
                        call -> new Close(call.actor(), call.key(), call.account())),
                order(
                        "moves",
                        "moveAccount",
                        "Gives it to another reseller of the tree, with its terms",
                        MOVE,
                        call -> new Move(call.actor(), call.key(), call.account(), new ResellerId(call.number("to")))),
                Route.of("POST", "/v1/operations/{operation}/reversals", "reverseOperation")
                        .says("Credits", "Takes an operation back by posting its opposite")
                        .needs(Permission.CREDITS)
                        .once()
                        .gives(201, Receipts.RECEIPT)
                        .by(call -> Receipts.of(
                                ledger.apply(new Reverse(call.actor(), call.key(), call.id("operation"))))));
    }

    private Route order(String path, String id, String says, Schema.@Nullable Shape body, Function<Call, Order> order) {
        Route.Builder route = Route.of("POST", "/v1/accounts/{account}/" + path, id)
                .says(AccountRoutes.CHAPTER, says)
                .needs(Permission.SELL)
                .once()
                .gives(201, Receipts.RECEIPT);
        return (body == null ? route : route.takes(body)).by(call -> Receipts.of(ledger.apply(order.apply(call))));
    }
}
