package io.panelhouse.panel.api.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.panelhouse.panel.api.http.Answer;
import io.panelhouse.panel.api.http.Call;
import io.panelhouse.panel.api.http.ProblemCode;
import io.panelhouse.panel.api.http.ProblemException;
import io.panelhouse.panel.api.http.Route;
import io.panelhouse.panel.api.schema.Schema;
import io.panelhouse.panel.api.schema.Schema.Field;
import io.panelhouse.panel.ledger.AccountEffect;
import io.panelhouse.panel.ledger.ReversalQuote;
import io.panelhouse.panel.ledger.Reversals;
import io.panelhouse.panel.operation.OperationKind;
import io.panelhouse.panel.operation.Outcome;
import io.panelhouse.panel.operation.RefusalCode;
import java.util.List;

/** What taking operations back would do. */
public final class ReversalRoutes {

    private static final Schema.Shape EFFECT = Schema.shape(
            "AccountAfter",
            Field.of("account", Schema.id(), "The account"),
            Field.of("name", Json.name(), "Its name"),
            Field.of("reseller", Schema.id(), "Its owner"),
            Field.of("package", Json.packageCode().orNull(), "Of its latest term; null if none would be left"),
            Field.of("endsAt", Schema.instant().orNull(), "Its last end; null if it never ends or has no term"),
            Field.of("suspended", Schema.flag(), "Whether service would be withheld"),
            Field.of("closed", Schema.flag(), "Whether it would be closed"));
    private static final Schema.Shape LINE = Schema.shape(
            "ReversalQuote",
            Field.of("operation", Schema.id(), "The operation"),
            Field.of("kind", Schema.choice(OperationKind.class).orNull(), "What was done"),
            Field.of("at", Schema.instant().orNull(), "When it was done"),
            Field.of("creditsBack", Schema.credits(), "What comes back into the wallet; negative where it is taken"),
            Field.of("after", EFFECT.orNull(), "The account as it would be; null if none is concerned"),
            Field.of("refusal", Answer.PROBLEM.orNull(), "Why it would be refused; null if it would be done"));
    private static final Schema.Shape LINES = Schema.shape(
            "BatchReversalQuote",
            Field.of("creditsBack", Schema.credits(), "What comes back in all"),
            Field.of(
                    "items",
                    Schema.list(LINE, 0, Reversals.MAX_OPERATIONS),
                    "In the order in which they are to be taken back: the latest first"));

    private final Reversals reversals;

    public ReversalRoutes(Reversals reversals) {
        this.reversals = reversals;
    }

    public List<Route> routes() {
        return List.of(
                Route.of("GET", "/v1/operations/{operation}/reversal-quote", "quoteReversal")
                        .says(LedgerRoutes.CHAPTER, "What taking an operation back would do")
                        .gives(200, LINE)
                        .by(this::one),
                Route.of("GET", "/v1/reversal-quote", "quoteBatchReversal")
                        .says(LedgerRoutes.CHAPTER, "What taking back all that a batch did would do")
                        .with(Field.of("batch", Schema.text(1, 200), "The key of the request that did it"))
                        .gives(200, LINES)
                        .by(this::batch));
    }

    private Answer one(Call call) {
        ReversalQuote.Line line = reversals
                .quote(call.actor(), List.of(call.id("operation")))
                .lines()
                .getFirst();
        Outcome.Refused refusal = line.refusal();
        if (refusal != null && refusal.code() == RefusalCode.NOT_FOUND) {
            throw ProblemException.of(refusal);
        }
        return Answer.json(200, json(line));
    }

    private Answer batch(Call call) {
        ReversalQuote quote = Refusals.checked(
                () -> reversals.ofBatch(call.actor(), call.query("batch").orElseThrow()));
        ObjectNode answer = Json.object().put("creditsBack", Json.credits(quote.creditsBack()));
        answer.set("items", Json.list(quote.lines(), ReversalRoutes::json));
        return Answer.json(200, answer);
    }

    private static ObjectNode json(ReversalQuote.Line line) {
        OperationKind kind = line.kind();
        AccountEffect account = line.account();
        Outcome.Refused refusal = line.refusal();
        ObjectNode json = Json.object()
                .put("operation", line.operationId())
                .put("kind", kind == null ? null : kind.name())
                .put("at", Json.time(line.occurredAt()))
                .put("creditsBack", Json.credits(line.creditsBack()));
        json.set("after", account == null ? null : json(account));
        json.set(
                "refusal",
                refusal == null
                        ? null
                        : Answer.problemOf(ProblemCode.of(refusal.code()), refusal.sentence(), List.of()));
        return json;
    }

    private static ObjectNode json(AccountEffect account) {
        return Json.object()
                .put("account", account.id().value())
                .put("name", account.name())
                .put("reseller", account.resellerId().value())
                .put("package", account.packageCode())
                .put("endsAt", Json.time(account.endsAt()))
                .put("suspended", account.suspended())
                .put("closed", account.closed());
    }
}
