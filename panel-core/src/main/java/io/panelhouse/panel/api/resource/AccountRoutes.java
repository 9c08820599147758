package io.panelhouse.panel.api.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.account.AccountStatus;
import io.panelhouse.panel.account.AccountSummary;
import io.panelhouse.panel.account.Accounts;
import io.panelhouse.panel.account.Quote;
import io.panelhouse.panel.api.http.Answer;
import io.panelhouse.panel.api.http.Call;
import io.panelhouse.panel.api.http.Page;
import io.panelhouse.panel.api.http.Route;
import io.panelhouse.panel.api.schema.Schema;
import io.panelhouse.panel.api.schema.Schema.Field;
import java.util.List;

/** Reading accounts, and what a sale would cost. */
public final class AccountRoutes {

    static final String CHAPTER = "Accounts";
    private static final Field UNDER =
            Field.optional("under", Schema.id(), "Top of the subtree; your own reseller if left out");
    private static final Field PACKAGE = Field.of("package", Json.packageCode(), "The package to sell");
    private static final Schema.Shape ACCOUNT = Schema.shape(
            "Account",
            Field.of("id", Schema.id(), "Its number"),
            Field.of("name", Json.name(), "What the subscriber signs in with"),
            Field.of("reseller", Schema.id(), "Its owner"),
            Field.of("resellerName", Json.name(), "The owner's name"),
            Field.of("status", Schema.choice(AccountStatus.class), "Its state at this moment"),
            Field.of("package", Json.packageCode().orNull(), "The package of its latest term"),
            Field.of("endsAt", Schema.instant().orNull(), "Its last end; null if it never ends or has no term"),
            Field.of("lastSignIn", Schema.instant().orNull(), "The newest accepted one"),
            Field.of("canSignIn", Schema.flag(), "Whether it has a secret; imported accounts have none"));
    private static final Schema.Shape QUOTE = Schema.shape(
            "Quote",
            Field.of("package", Json.packageCode(), "The package"),
            Field.of("credits", Schema.credits(), "What it costs"),
            Field.of("balance", Schema.credits(), "What the owner's wallet holds"),
            Field.of("balanceAfter", Schema.credits(), "What it would hold; negative if the sale would be refused"),
            Field.of("termStart", Schema.instant(), "Start of the term"),
            Field.of("termEnd", Schema.instant().orNull(), "End of the term; null if it never ends"));

    private final Accounts accounts;

    public AccountRoutes(Accounts accounts) {
        this.accounts = accounts;
    }

    public List<Route> routes() {
        return List.of(
                Route.of("GET", "/v1/accounts", "listAccounts")
                        .says(CHAPTER, "The accounts of a subtree whose name begins with a text, by name")
                        .with(UNDER)
                        .with(Field.optional("name", Schema.text(1, 80), "Beginning of the name, whatever the case"))
                        .givesPageOf(ACCOUNT)
                        .by(this::list),
                Route.of("GET", "/v1/accounts/{account}", "getAccount")
                        .says(CHAPTER, "One account")
                        .gives(200, ACCOUNT)
                        .by(this::get),
                Route.of("GET", "/v1/resellers/{reseller}/sale-quote", "quoteSale")
                        .says(CHAPTER, "What a new account of a reseller would cost")
                        .with(PACKAGE)
                        .gives(200, QUOTE)
                        .by(this::quoteSale),
                Route.of("GET", "/v1/accounts/{account}/renewal-quote", "quoteRenewal")
                        .says(CHAPTER, "What a renewal would cost")
                        .with(PACKAGE)
                        .gives(200, QUOTE)
                        .by(this::quoteRenewal));
    }

    private Answer list(Call call) {
        ResellerId root = call.root("under");
        List<AccountSummary> found =
                accounts.search(call.actor(), root, call.query("name").orElse(""), 1000);
        return Page.ofWhole(call, found, AccountRoutes::json, row -> row.id().value());
    }

    private Answer get(Call call) {
        return Answer.json(
                200,
                json(accounts.find(call.actor(), call.account())
                        .orElseThrow(() ->
                                Refusals.notInTree("account", call.account().value()))));
    }

    private Answer quoteSale(Call call) {
        String code = call.query("package").orElseThrow();
        return quote(Refusals.checked(() -> accounts.quoteCreate(call.actor(), call.reseller(), code)));
    }

    private Answer quoteRenewal(Call call) {
        String code = call.query("package").orElseThrow();
        return quote(Refusals.checked(() -> accounts.quoteRenew(call.actor(), call.account(), code)));
    }

    private static Answer quote(Quote quote) {
        return Answer.json(
                200,
                Json.object()
                        .put("package", quote.offer().code())
                        .put("credits", Json.credits(quote.offer().credits()))
                        .put("balance", Json.credits(quote.balance()))
                        .put("balanceAfter", Json.credits(quote.balanceAfter()))
                        .put("termStart", quote.termStart().toString())
                        .put("termEnd", Json.time(quote.termEnd())));
    }

    private static ObjectNode json(AccountSummary account) {
        return Json.object()
                .put("id", account.id().value())
                .put("name", account.name())
                .put("reseller", account.resellerId().value())
                .put("resellerName", account.resellerName())
                .put("status", account.status().name())
                .put("package", account.packageCode())
                .put("endsAt", Json.time(account.endsAt()))
                .put("lastSignIn", Json.time(account.lastSignIn()))
                .put("canSignIn", account.canSignIn());
    }
}
