package io.panelhouse.panel.api.resource;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.api.http.Answer;
import io.panelhouse.panel.api.http.ProblemCode;
import io.panelhouse.panel.api.http.ProblemException;
import io.panelhouse.panel.api.schema.Schema;
import io.panelhouse.panel.api.schema.Schema.Field;
import io.panelhouse.panel.operation.OperationKind;
import io.panelhouse.panel.operation.Outcome;
import io.panelhouse.panel.operation.Receipt;
import java.util.List;

/** The answers to orders. */
final class Receipts {

    static final Schema.Shape RECEIPT = Schema.shape(
            "Receipt",
            Field.of("operation", Schema.id(), "The number of the operation"),
            Field.of("kind", Schema.choice(OperationKind.class), "What was done"),
            Field.of("at", Schema.instant(), "When it was done"),
            Field.of("reseller", Schema.id(), "Who paid, gave or, of a mint, received"),
            Field.of("credits", Schema.credits(), "What was moved"),
            Field.of("balanceAfter", Schema.credits(), "What that reseller's wallet held after it"),
            Field.of("account", Schema.id().orNull(), "The account it was for"),
            Field.of("accountName", Json.name().orNull(), "Its name"),
            Field.of("package", Json.packageCode().orNull(), "The package that was sold"),
            Field.of("termStart", Schema.instant().orNull(), "Start of the term that was sold"),
            Field.of(
                    "termEnd", Schema.instant().orNull(), "End of the term that was sold; null also if it never ends"));

    static final Schema.Shape BATCH = Schema.shape(
            "BatchAnswer",
            Field.of(
                    "items",
                    Schema.list(Schema.shape(
                            "BatchItem",
                            Field.of("index", Schema.whole(0, Schema.MAX_ITEMS), "Its place in the request, from 0"),
                            Field.of("status", Schema.whole(200, 599), "What it alone would have been answered"),
                            Field.optional("receipt", RECEIPT, "If it was done"),
                            Field.optional("problem", Answer.PROBLEM, "If it was refused"))),
                    "One for each item, in its order"));

    private Receipts() {}

    /** 201 and the receipt, or the refusal as a problem. */
    static Answer of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> Answer.json(201, json(done.receipt()));
            case Outcome.Refused refused -> throw ProblemException.of(refused);
        };
    }

    /** An answer for each. */
    static Answer ofAll(List<Outcome> outcomes) {
        ObjectNode answer = Json.object();
        ArrayNode items = answer.putArray("items");
        for (Outcome outcome : outcomes) {
            ObjectNode item = items.addObject().put("index", items.size() - 1);
            switch (outcome) {
                case Outcome.Done done -> item.put("status", 201).set("receipt", json(done.receipt()));
                case Outcome.Refused refused -> {
                    ProblemCode code = ProblemCode.of(refused.code());
                    item.put("status", code.status())
                            .set("problem", Answer.problemOf(code, refused.sentence(), List.of()));
                }
            }
        }
        return Answer.json(200, answer);
    }

    private static ObjectNode json(Receipt receipt) {
        AccountId account = receipt.accountId();
        return Json.object()
                .put("operation", receipt.operationId())
                .put("kind", receipt.kind().name())
                .put("at", receipt.occurredAt().toString())
                .put("reseller", receipt.resellerId().value())
                .put("credits", Json.credits(receipt.credits()))
                .put("balanceAfter", Json.credits(receipt.balanceAfter()))
                .put("account", account == null ? null : account.value())
                .put("accountName", receipt.accountName())
                .put("package", receipt.packageCode())
                .put("termStart", Json.time(receipt.termStart()))
                .put("termEnd", Json.time(receipt.termEnd()));
    }
}
