package io.panelhouse.panel.api.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.api.http.Answer;
import io.panelhouse.panel.api.http.Call;
import io.panelhouse.panel.api.http.Route;
import io.panelhouse.panel.api.schema.Schema;
import io.panelhouse.panel.api.schema.Schema.Field;
import io.panelhouse.panel.ledger.CreditLedger;
import io.panelhouse.panel.operation.ChangePackage;
import io.panelhouse.panel.operation.Move;
import io.panelhouse.panel.operation.Order;
import io.panelhouse.panel.operation.RenewAccount;
import io.panelhouse.panel.operation.Resume;
import io.panelhouse.panel.operation.Reverse;
import io.panelhouse.panel.operation.Suspend;
import java.util.ArrayList;
import java.util.List;

/**
 * Many orders in one request, each done or refused by itself and answered at its place. They share a batch, which is
 * the key of the request, and each has a key of its own, so that repeating the request repeats its answer.
 */
public final class BatchRoutes {

    private static final Field ACCOUNT = Field.of("account", Schema.id(), "The account");

    private final CreditLedger ledger;

    public BatchRoutes(CreditLedger ledger) {
        this.ledger = ledger;
    }

    public List<Route> routes() {
        return List.of(
                batch("renewals", "renewAccounts")
                        .says(AccountRoutes.CHAPTER, "Renewals of many accounts with an answer for each")
                        .takes(items(
                                "NewRenewals",
                                "RenewalOf",
                                ACCOUNT,
                                Field.of("package", Json.packageCode(), "The package of the further term")))
                        .by(call -> answered(
                                call,
                                (key, item) -> new RenewAccount(call.actor(), key, account(item), packageCode(item))
                                        .inBatch(call.key()))),
                batch("package-changes", "changePackages")
                        .says(AccountRoutes.CHAPTER, "Other packages for many accounts with an answer for each")
                        .takes(items(
                                "NewPackageChanges",
                                "PackageChangeOf",
                                ACCOUNT,
                                Field.of("package", Json.packageCode(), "The package from now on")))
                        .by(call -> answered(
                                call,
                                (key, item) -> new ChangePackage(call.actor(), key, account(item), packageCode(item))
                                        .inBatch(call.key()))),
                batch("suspensions", "suspendAccounts")
                        .says(AccountRoutes.CHAPTER, "Withholds service of many accounts with an answer for each")
                        .takes(items("NewSuspensions", "SuspensionOf", ACCOUNT))
                        .by(call -> answered(
                                call,
                                (key, item) -> new Suspend(call.actor(), key, account(item)).inBatch(call.key()))),
                batch("resumptions", "resumeAccounts")
                        .says(AccountRoutes.CHAPTER, "Gives service to many accounts again with an answer for each")
                        .takes(items("NewResumptions", "ResumptionOf", ACCOUNT))
                        .by(call -> answered(
                                call, (key, item) -> new Resume(call.actor(), key, account(item)).inBatch(call.key()))),
                batch("moves", "moveAccounts")
                        .says(AccountRoutes.CHAPTER, "Gives many accounts to other resellers with an answer for each")
                        .takes(items(
                                "NewMoves",
                                "MoveOf",
                                ACCOUNT,
                                Field.of("to", Schema.id(), "The reseller that owns it from now on")))
                        .by(call -> answered(
                                call,
                                (key, item) -> new Move(call.actor(), key, account(item), new ResellerId(to(item)))
                                        .inBatch(call.key()))),
                batch("reversals", "reverseOperations")
                        .says(LedgerRoutes.CHAPTER, "Takes many operations back, in the order given: the latest first")
                        .needs(Permission.CREDITS)
                        .takes(items(
                                "NewReversals",
                                "ReversalOf",
                                Field.of("operation", Schema.id(), "The operation, as its receipt names it")))
                        .by(call -> answered(
                                call,
                                (key, item) -> new Reverse(
                                                call.actor(),
                                                key,
                                                item.get("operation").longValue())
                                        .inBatch(call.key()))));
    }

    private static Route.Builder batch(String path, String id) {
        return Route.of("POST", "/v1/" + path, id).needs(Permission.SELL).once().gives(200, Receipts.BATCH);
    }

    private static Schema.Shape items(String name, String itemName, Field... fields) {
        return Schema.shape(
                name,
                Field.of(
                        "items",
                        Schema.list(Schema.shape(itemName, fields), 1, Schema.MAX_ITEMS),
                        "Each is done or refused by itself"));
    }

    private Answer answered(Call call, OrderOf order) {
        List<Order> orders = new ArrayList<>();
        for (JsonNode item : call.field("items")) {
            orders.add(order.of(call.key() + "/" + orders.size(), item));
        }
        return Receipts.ofAll(ledger.applyAll(orders));
    }

    private static AccountId account(JsonNode item) {
        return new AccountId(item.get("account").longValue());
    }

    private static String packageCode(JsonNode item) {
        return item.get("package").asText();
    }

    private static long to(JsonNode item) {
        return item.get("to").longValue();
    }

    /** Makes an order of an item. */
    @FunctionalInterface
    private interface OrderOf {
        Order of(String key, JsonNode item);
    }
}
