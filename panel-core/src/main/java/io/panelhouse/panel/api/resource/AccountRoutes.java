package io.panelhouse.panel.api.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.account.AccountDetails;
import io.panelhouse.panel.account.AccountFilter;
import io.panelhouse.panel.account.AccountLine;
import io.panelhouse.panel.account.AccountNotes;
import io.panelhouse.panel.account.AccountSort;
import io.panelhouse.panel.account.AccountStatus;
import io.panelhouse.panel.account.AccountSummary;
import io.panelhouse.panel.account.Accounts;
import io.panelhouse.panel.account.ChangeQuote;
import io.panelhouse.panel.account.Quote;
import io.panelhouse.panel.account.TermKind;
import io.panelhouse.panel.account.TermLine;
import io.panelhouse.panel.api.http.Answer;
import io.panelhouse.panel.api.http.Call;
import io.panelhouse.panel.api.http.Page;
import io.panelhouse.panel.api.http.Route;
import io.panelhouse.panel.api.schema.Schema;
import io.panelhouse.panel.api.schema.Schema.Field;
import io.panelhouse.panel.audit.AuditLog;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reading accounts, and what a sale would cost. */
public final class AccountRoutes {

    static final String CHAPTER = "Accounts";
    static final Field UNDER =
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
    private static final Schema.Shape CHANGE_QUOTE = Schema.shape(
            "PackageChangeQuote",
            Field.of("package", Json.packageCode(), "The package"),
            Field.of("packageCredits", Schema.credits(), "What it costs by the catalogue"),
            Field.of("unusedCredits", Schema.credits(), "What is unused of the terms so far, which counts"),
            Field.of("credits", Schema.credits(), "What is taken from the wallet; negative where some come back"),
            Field.of("balance", Schema.credits(), "What the owner's wallet holds"),
            Field.of("balanceAfter", Schema.credits(), "What it would hold; negative if it would be refused"),
            Field.of("termStart", Schema.instant(), "Start of the new term, end of those so far"),
            Field.of("termEnd", Schema.instant().orNull(), "End of the new term; null if it never ends"));

    private static final Schema.Shape TERM = Schema.shape(
            "Term",
            Field.of("operation", Schema.id(), "What sold it"),
            Field.of("package", Json.packageCode(), "The package"),
            Field.of("credits", Schema.credits(), "Charged for it"),
            Field.of("kind", Schema.choice(TermKind.class), "How it came about"),
            Field.of("startsAt", Schema.instant(), "Its start"),
            Field.of("endsAt", Schema.instant().orNull(), "Its end as it counts now; null if it never ends"));
    private static final Schema.Shape TERMS =
            Schema.shape("Terms", Field.of("items", Schema.list(TERM, 0, 100_000), "Latest first"));
    private static final Schema.Shape NOTES = Schema.shape(
            "Notes",
            Field.of("note", Schema.text(0, 2000).orNull(), "For the reseller's own eyes"),
            Field.of("contactEmail", Schema.text(0, 254).orNull(), "Where the subscriber is reached"),
            Field.of("contactPhone", Schema.text(0, 40).orNull(), "With country code"),
            Field.of("language", Schema.text(0, 10).orNull(), "In which the subscriber is answered"));

    private final Accounts accounts;
    private final AuditLog audit;

    public AccountRoutes(Accounts accounts, AuditLog audit) {
        this.accounts = accounts;
        this.audit = audit;
    }

    public List<Route> routes() {
        return List.of(
                Route.of("GET", "/v1/accounts", "listAccounts")
                        .says(CHAPTER, "The accounts of a subtree, as they were made")
                        .with(UNDER)
                        .with(Field.optional(
                                "text", Schema.text(1, 80), "Part of a name, or the beginning of a device id"))
                        .with(Field.optional("status", Schema.choice(AccountStatus.class), "Only in this state"))
                        .with(Field.optional("package", Json.packageCode(), "Only with this package"))
                        .givesPageOf(ACCOUNT)
                        .by(this::list),
                Route.of("GET", "/v1/accounts/{account}", "getAccount")
                        .says(CHAPTER, "One account")
                        .gives(200, ACCOUNT)
                        .by(this::get),
                Route.of("GET", "/v1/accounts/{account}/terms", "listTerms")
                        .says(CHAPTER, "What was sold to an account, as it counts now")
                        .gives(200, TERMS)
                        .by(this::terms),
                Route.of("GET", "/v1/accounts/{account}/notes", "getNotes")
                        .says(CHAPTER, "What is written about an account; reading it is written to the audit log")
                        .gives(200, NOTES)
                        .by(this::notes),
                Route.of("PUT", "/v1/accounts/{account}/notes", "writeNotes")
                        .says(CHAPTER, "Replaces what is written about an account")
                        .needs(Permission.SELL)
                        .takes(NOTES)
                        .gives(200, NOTES)
                        .by(this::write),
                Route.of("GET", "/v1/resellers/{reseller}/sale-quote", "quoteSale")
                        .says(CHAPTER, "What a new account of a reseller would cost")
                        .with(PACKAGE)
                        .gives(200, QUOTE)
                        .by(this::quoteSale),
                Route.of("GET", "/v1/accounts/{account}/renewal-quote", "quoteRenewal")
                        .says(CHAPTER, "What a renewal would cost")
                        .with(PACKAGE)
                        .gives(200, QUOTE)
                        .by(this::quoteRenewal),
                Route.of("GET", "/v1/accounts/{account}/package-change-quote", "quotePackageChange")
                        .says(CHAPTER, "What another package from now on would cost, and what the unused credits count")
                        .with(PACKAGE)
                        .gives(200, CHANGE_QUOTE)
                        .by(this::quoteChange));
    }

    private Answer list(Call call) {
        AccountFilter filter = AccountFilter.of(call.root("under"))
                .text(call.query("text").orElse(""))
                .statuses(call.query("status")
                        .map(AccountStatus::valueOf)
                        .map(Set::of)
                        .orElse(Set.of()))
                .packageCode(call.query("package").orElse(null))
                .sort(AccountSort.CREATED, false);
        int offset = Math.toIntExact(Math.clamp(Page.after(call, 0), 0, 100_000_000));
        List<AccountLine> rows = accounts.page(call.actor(), filter, offset, call.limit() + 1);
        return Page.of(rows, call.limit(), row -> json(row.account()), row -> String.valueOf(offset + call.limit()));
    }

    private Answer terms(Call call) {
        ObjectNode answer = Json.object();
        answer.set("items", Json.list(details(call).terms(), AccountRoutes::term));
        return Answer.json(200, answer);
    }

    private AccountDetails details(Call call) {
        return accounts.details(call.actor(), call.account())
                .orElseThrow(() -> Refusals.notInTree("account", call.account().value()));
    }

    private Answer notes(Call call) {
        AccountNotes notes = details(call).notes();
        audit.record(call.actor(), "contact-read", "account " + call.account(), Map.of());
        return Answer.json(200, json(notes));
    }

    private Answer write(Call call) {
        details(call);
        return Refusals.allowed(() -> {
            AccountNotes notes = new AccountNotes(
                    call.textOrNull("note"),
                    call.textOrNull("contactEmail"),
                    call.textOrNull("contactPhone"),
                    call.textOrNull("language"));
            accounts.edit(call.actor(), call.account(), notes);
            return Answer.json(200, json(notes));
        });
    }

    private static ObjectNode json(AccountNotes notes) {
        return Json.object()
                .put("note", notes.note())
                .put("contactEmail", notes.contactEmail())
                .put("contactPhone", notes.contactPhone())
                .put("language", notes.language());
    }

    private static ObjectNode term(TermLine term) {
        return Json.object()
                .put("operation", term.operationId())
                .put("package", term.packageCode())
                .put("credits", Json.credits(term.credits()))
                .put("kind", term.kind().name())
                .put("startsAt", term.startsAt().toString())
                .put("endsAt", Json.time(term.endsAt()));
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

    private Answer quoteChange(Call call) {
        String code = call.query("package").orElseThrow();
        ChangeQuote quote = Refusals.checked(() -> accounts.quoteChange(call.actor(), call.account(), code));
        return Answer.json(
                200,
                Json.object()
                        .put("package", quote.offer().code())
                        .put("packageCredits", Json.credits(quote.offer().credits()))
                        .put("unusedCredits", Json.credits(quote.unusedCredits()))
                        .put("credits", Json.credits(quote.price()))
                        .put("balance", Json.credits(quote.balance()))
                        .put("balanceAfter", Json.credits(quote.balanceAfter()))
                        .put("termStart", quote.termStart().toString())
                        .put("termEnd", Json.time(quote.termEnd())));
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
