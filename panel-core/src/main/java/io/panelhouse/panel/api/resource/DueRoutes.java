package io.panelhouse.panel.api.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.panelhouse.panel.account.Accounts;
import io.panelhouse.panel.account.DueAccount;
import io.panelhouse.panel.account.DueDay;
import io.panelhouse.panel.account.DueList;
import io.panelhouse.panel.api.http.Answer;
import io.panelhouse.panel.api.http.Call;
import io.panelhouse.panel.api.http.Route;
import io.panelhouse.panel.api.schema.Schema;
import io.panelhouse.panel.api.schema.Schema.Field;
import io.panelhouse.panel.directory.Settings;
import java.util.List;

/** Which accounts end soon. */
public final class DueRoutes {

    private static final int MAX_DAYS = 366;
    private static final int MAX_ACCOUNTS = 1000;
    private static final int USUAL_ACCOUNTS = 50;
    private static final Schema.Shape DAY = Schema.shape(
            "DueDay",
            Field.of("day", Schema.day(), "A local day of the reseller asked for"),
            Field.of("accounts", Schema.whole(0, Long.MAX_VALUE), "How many end on it"),
            Field.of("credits", Schema.credits(), "What renewing them costs"));
    private static final Schema.Shape ACCOUNT = Schema.shape(
            "DueAccount",
            Field.of("account", Schema.id(), "The account"),
            Field.of("name", Json.name(), "Its name"),
            Field.of("reseller", Schema.id(), "Its owner"),
            Field.of("resellerName", Json.name(), "The owner's name"),
            Field.of("endsAt", Schema.instant(), "Its last end"),
            Field.of("package", Json.packageCode(), "The package of the term that ends"),
            Field.of("credits", Schema.credits(), "What renewing the same package costs"),
            Field.of("lastSignIn", Schema.instant().orNull(), "The newest accepted one"),
            Field.of("suspended", Schema.flag(), "Whether service is withheld; it is resumed before it is renewed"));
    private static final Schema.Shape DUE = Schema.shape(
            "DueList",
            Field.of("from", Schema.instant(), "Now"),
            Field.of("until", Schema.instant(), "The end of the last local day"),
            Field.of("timeZone", Schema.text(1, 60), "Whose days are meant"),
            Field.of("accounts", Schema.whole(0, Long.MAX_VALUE), "How many end by then, all of them"),
            Field.of("credits", Schema.credits(), "What renewing all of them costs"),
            Field.of("days", Schema.list(DAY, 1, MAX_DAYS + 1), "One for each local day from today"),
            Field.of("items", Schema.list(ACCOUNT, 0, MAX_ACCOUNTS), "Those that end first"));

    private final Accounts accounts;
    private final Settings settings;

    public DueRoutes(Accounts accounts, Settings settings) {
        this.accounts = accounts;
        this.settings = settings;
    }

    public List<Route> routes() {
        return List.of(Route.of("GET", "/v1/due-accounts", "listDueAccounts")
                .says(AccountRoutes.CHAPTER, "The paid accounts of a subtree that end soon, those that end first")
                .with(AccountRoutes.UNDER)
                .with(Field.optional(
                        "days", Schema.whole(0, MAX_DAYS), "Days after today; the reseller's setting if left out"))
                .with(Field.optional(
                        "limit", Schema.whole(0, MAX_ACCOUNTS), "How many accounts to list; 50 if left out"))
                .gives(200, DUE)
                .by(this::list));
    }

    private Answer list(Call call) {
        var root = call.root("under");
        int days = call.query("days")
                .map(Integer::parseInt)
                .orElseGet(() -> settings.of(call.actor(), root).dueDays());
        int limit = call.query("limit").map(Integer::parseInt).orElse(USUAL_ACCOUNTS);
        DueList due = accounts.due(call.actor(), root, days, limit);
        ObjectNode answer = Json.object()
                .put("from", due.from().toString())
                .put("until", due.until().toString())
                .put("timeZone", due.zone().getId())
                .put("accounts", due.accounts())
                .put("credits", Json.credits(due.credits()));
        answer.set("days", Json.list(due.perDay(), DueRoutes::json));
        answer.set("items", Json.list(due.soonest(), DueRoutes::json));
        return Answer.json(200, answer);
    }

    private static ObjectNode json(DueDay day) {
        return Json.object()
                .put("day", day.day().toString())
                .put("accounts", day.accounts())
                .put("credits", Json.credits(day.credits()));
    }

    private static ObjectNode json(DueAccount account) {
        return Json.object()
                .put("account", account.id().value())
                .put("name", account.name())
                .put("reseller", account.resellerId().value())
                .put("resellerName", account.resellerName())
                .put("endsAt", account.endsAt().toString())
                .put("package", account.packageCode())
                .put("credits", Json.credits(account.credits()))
                .put("lastSignIn", Json.time(account.lastSignIn()))
                .put("suspended", account.suspended());
    }
}
