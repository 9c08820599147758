package io.panelhouse.panel.api.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.api.http.Answer;
import io.panelhouse.panel.api.http.Call;
import io.panelhouse.panel.api.http.Page;
import io.panelhouse.panel.api.http.Route;
import io.panelhouse.panel.api.schema.Schema;
import io.panelhouse.panel.api.schema.Schema.Field;
import io.panelhouse.panel.ledger.CreditLedger;
import io.panelhouse.panel.ledger.LedgerAccount;
import io.panelhouse.panel.ledger.LedgerEntry;
import io.panelhouse.panel.operation.Mint;
import io.panelhouse.panel.operation.OperationKind;
import io.panelhouse.panel.operation.Transfer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Credits: what wallets hold, how that came about, and moving them. */
public final class LedgerRoutes {

    static final String CHAPTER = "Credits";
    private static final Schema.Shape BALANCE = Schema.shape(
            "Balance",
            Field.of("reseller", Schema.id(), "Whose wallet"),
            Field.of("balance", Schema.credits(), "What it holds"));
    private static final Schema.Shape ENTRY = Schema.shape(
            "LedgerEntry",
            Field.of("sequence", Schema.id(), "Its place in the wallet, from 1 without gaps"),
            Field.of("operation", Schema.id(), "The operation it belongs to"),
            Field.of("kind", Schema.choice(OperationKind.class), "What was done"),
            Field.of("amount", Schema.credits(), "Positive received, negative given"),
            Field.of("balanceAfter", Schema.credits(), "The running balance"),
            Field.of("package", Json.packageCode().orNull(), "The package that was sold"),
            Field.of("account", Schema.id().orNull(), "The account it was for"),
            Field.of("accountName", Json.name().orNull(), "Its name"),
            Field.of("operator", Schema.text(1, 200), "Who did it; a token after a slash"),
            Field.of("at", Schema.instant(), "When it was done"));
    private static final Schema.Shape TRANSFER = Schema.shape(
            "NewTransfer",
            Field.of("from", Schema.id(), "The reseller that gives"),
            Field.of("to", Schema.id(), "The reseller that receives; one must be above the other"),
            Field.of("credits", Schema.credits(), "More than 0"));
    private static final Schema.Shape MINT = Schema.shape(
            "NewMint",
            Field.of("provider", Schema.id(), "The provider that receives; your token must be the provider's"),
            Field.of("credits", Schema.credits(), "More than 0"));

    private final CreditLedger ledger;

    public LedgerRoutes(CreditLedger ledger) {
        this.ledger = ledger;
    }

    public List<Route> routes() {
        return List.of(
                Route.of("GET", "/v1/resellers/{reseller}/balance", "getBalance")
                        .says(CHAPTER, "What a wallet holds")
                        .gives(200, BALANCE)
                        .by(call -> Answer.json(
                                200, balance(call.reseller(), ledger.balance(call.actor(), call.reseller())))),
                Route.of("GET", "/v1/balances", "listBalances")
                        .says(CHAPTER, "What the wallets of a subtree hold, by number of the reseller")
                        .with(Field.optional("under", Schema.id(), "Top of the subtree; your own reseller if left out"))
                        .givesPageOf(BALANCE)
                        .by(this::balances),
                Route.of("GET", "/v1/resellers/{reseller}/entries", "listEntries")
                        .says(CHAPTER, "How a wallet came to what it holds, newest first")
                        .givesPageOf(ENTRY)
                        .by(this::entries),
                Route.of("POST", "/v1/transfers", "createTransfer")
                        .says(CHAPTER, "Credits from one wallet to another, down the tree or up")
                        .needs(Permission.CREDITS)
                        .once()
                        .takes(TRANSFER)
                        .gives(201, Receipts.RECEIPT)
                        .by(this::transfer),
                Route.of("POST", "/v1/mints", "createMint")
                        .says(CHAPTER, "New credits for a provider")
                        .needs(Permission.CREDITS)
                        .once()
                        .takes(MINT)
                        .gives(201, Receipts.RECEIPT)
                        .by(this::mint));
    }

    private Answer balances(Call call) {
        List<Map.Entry<ResellerId, BigDecimal>> all =
                List.copyOf(ledger.balances(call.actor(), call.root("under")).entrySet());
        return Page.ofWhole(
                call,
                all,
                entry -> balance(entry.getKey(), entry.getValue()),
                entry -> entry.getKey().value());
    }

    private Answer entries(Call call) {
        List<LedgerEntry> rows = ledger.entries(
                call.actor(),
                call.reseller(),
                LedgerAccount.WALLET,
                Page.after(call, Long.MAX_VALUE),
                call.limit() + 1);
        return Page.of(rows, call.limit(), LedgerRoutes::entry, row -> String.valueOf(row.entrySequence()));
    }

    private Answer transfer(Call call) {
        return Receipts.of(ledger.apply(new Transfer(
                call.actor(),
                call.key(),
                new ResellerId(call.number("from")),
                new ResellerId(call.number("to")),
                call.credits("credits"))));
    }

    private Answer mint(Call call) {
        return Receipts.of(ledger.apply(
                new Mint(call.actor(), call.key(), new ResellerId(call.number("provider")), call.credits("credits"))));
    }

    private static ObjectNode balance(ResellerId reseller, BigDecimal balance) {
        return Json.object().put("reseller", reseller.value()).put("balance", Json.credits(balance));
    }

    private static ObjectNode entry(LedgerEntry entry) {
        AccountId account = entry.accountId();
        return Json.object()
                .put("sequence", entry.entrySequence())
                .put("operation", entry.operationId())
                .put("kind", entry.kind().name())
                .put("amount", Json.credits(entry.amount()))
                .put("balanceAfter", Json.credits(entry.balanceAfter()))
                .put("package", entry.packageCode())
                .put("account", account == null ? null : account.value())
                .put("accountName", entry.accountName())
                .put("operator", entry.operator())
                .put("at", entry.occurredAt().toString());
    }
}
