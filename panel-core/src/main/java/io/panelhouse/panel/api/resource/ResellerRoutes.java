package io.panelhouse.panel.api.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.api.http.Answer;
import io.panelhouse.panel.api.http.Call;
import io.panelhouse.panel.api.http.Page;
import io.panelhouse.panel.api.http.ProblemCode;
import io.panelhouse.panel.api.http.ProblemException;
import io.panelhouse.panel.api.http.Route;
import io.panelhouse.panel.api.schema.Schema;
import io.panelhouse.panel.api.schema.Schema.Field;
import io.panelhouse.panel.directory.NewReseller;
import io.panelhouse.panel.directory.Reseller;
import io.panelhouse.panel.directory.ResellerChange;
import io.panelhouse.panel.directory.ResellerTree;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The tree of resellers. */
public final class ResellerRoutes {

    private static final String CHAPTER = "Resellers";
    private static final int DEFAULT_GRACE_DAYS = 3;
    private static final Schema.Shape RESELLER = Schema.shape(
            "Reseller",
            Field.of("id", Schema.id(), "Its number"),
            Field.of("parent", Schema.id().orNull(), "The one above it; null if your token does not reach that"),
            Field.of("name", Json.name(), "Unique in the panel"),
            Field.of("timeZone", Schema.text(1, 60), "Where its days begin and its months are counted"),
            Field.of("graceDays", Schema.whole(0, 366), "Days after its end in which a term still counts as retained"),
            Field.of("createdAt", Schema.instant(), "When it was created"),
            Field.of("disabledAt", Schema.instant().orNull(), "Since when it can do nothing"));
    private static final Schema.Shape CHANGE = Schema.shape(
            "ResellerChange",
            Field.optional("name", Json.name(), "Unique in the panel"),
            Field.optional("timeZone", Schema.text(1, 60), "An IANA zone such as Europe/Berlin"),
            Field.optional("graceDays", Schema.whole(0, 366), "Days of grace"));
    private static final Schema.Shape PARENT =
            Schema.shape("NewParent", Field.of("parent", Schema.id(), "The one above it from now on"));
    private static final Schema.Shape NEW_RESELLER = Schema.shape(
            "NewReseller",
            Field.of("parent", Schema.id(), "The one above it"),
            Field.of("name", Json.name(), "Unique in the panel"),
            Field.of("timeZone", Schema.text(1, 60), "An IANA zone such as Europe/Berlin"),
            Field.optional("graceDays", Schema.whole(0, 366), "3 if left out"));

    private final ResellerTree tree;

    public ResellerRoutes(ResellerTree tree) {
        this.tree = tree;
    }

    public List<Route> routes() {
        return List.of(
                Route.of("GET", "/v1/resellers", "listResellers")
                        .says(CHAPTER, "The resellers of a subtree, a parent before its children")
                        .with(Field.optional("under", Schema.id(), "Top of the subtree; your own reseller if left out"))
                        .givesPageOf(RESELLER)
                        .by(this::list),
                Route.of("POST", "/v1/resellers", "createReseller")
                        .says(CHAPTER, "A new reseller with an empty wallet; safe to repeat, since names are unique")
                        .needs(Permission.OWNER)
                        .takes(NEW_RESELLER)
                        .gives(201, RESELLER)
                        .by(this::create),
                Route.of("GET", "/v1/resellers/{reseller}", "getReseller")
                        .says(CHAPTER, "One reseller")
                        .gives(200, RESELLER)
                        .by(call -> Answer.json(200, json(call, find(call, call.reseller())))),
                change("PATCH", "", "changeReseller", "Another name, time zone or grace", CHANGE, this::change),
                change(
                        "PUT",
                        "/parent",
                        "moveReseller",
                        "Another place in the tree, with all below it",
                        PARENT,
                        this::move),
                change(
                        "PUT",
                        "/disabled",
                        "disableReseller",
                        "It and its operators can do nothing; accounts run on",
                        null,
                        call -> tree.disable(call.actor(), call.reseller())),
                change(
                        "DELETE",
                        "/disabled",
                        "enableReseller",
                        "It and its operators can work again",
                        null,
                        call -> tree.enable(call.actor(), call.reseller())),
                Route.of("DELETE", "/v1/resellers/{reseller}", "deleteReseller")
                        .says(CHAPTER, "Removes one that has nothing left: no accounts, credits or resellers below it")
                        .needs(Permission.OWNER)
                        .givesNothing()
                        .by(this::delete));
    }

    /** A change of a reseller that the caller can see, answered with the reseller as it is then. */
    private Route change(
            String method,
            String rest,
            String id,
            String says,
            Schema.@Nullable Shape body,
            Function<Call, Reseller> work) {
        Route.Builder route = Route.of(method, "/v1/resellers/{reseller}" + rest, id)
                .says(CHAPTER, says)
                .needs(Permission.OWNER)
                .gives(200, RESELLER);
        return (body == null ? route : route.takes(body)).by(call -> {
            find(call, call.reseller());
            return Answer.json(200, json(call, Refusals.allowed(() -> work.apply(call))));
        });
    }

    private Reseller change(Call call) {
        String zone = call.textOrNull("timeZone");
        return tree.change(
                call.actor(),
                call.reseller(),
                new ResellerChange(
                        call.textOrNull("name"),
                        zone == null ? null : zone(zone),
                        call.field("graceDays").isNull() ? null : (int) call.number("graceDays")));
    }

    private Reseller move(Call call) {
        ResellerId parent = new ResellerId(call.number("parent"));
        find(call, parent);
        return tree.move(call.actor(), call.reseller(), parent);
    }

    private Answer delete(Call call) {
        find(call, call.reseller());
        return Refusals.allowed(() -> {
            tree.delete(call.actor(), call.reseller());
            return Answer.empty();
        });
    }

    private Answer list(Call call) {
        List<Reseller> all = tree.subtree(call.actor(), call.root("under"));
        return Page.ofWhole(call, all, one -> json(call, one), one -> one.id().value());
    }

    private Answer create(Call call) {
        int grace = call.field("graceDays").isNull() ? DEFAULT_GRACE_DAYS : (int) call.number("graceDays");
        NewReseller wanted = new NewReseller(
                new ResellerId(call.number("parent")), call.text("name"), zone(call.text("timeZone")), grace, null);
        ResellerId id = Refusals.receipt(tree.create(call.actor(), wanted)).resellerId();
        return Answer.json(201, json(call, find(call, id)));
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            throw new ProblemException(
                    ProblemCode.INVALID, "Invalid timeZone: must be an IANA zone such as Europe/Berlin");
        }
    }

    private Reseller find(Call call, ResellerId id) {
        return tree.find(call.actor(), id).orElseThrow(() -> Refusals.notInTree("reseller", id.value()));
    }

    /** The parent of the token's own reseller stays untold. */
    private static ObjectNode json(Call call, Reseller reseller) {
        ResellerId parent = reseller.parentId();
        boolean top = reseller.id().equals(call.ownReseller());
        return Json.object()
                .put("id", reseller.id().value())
                .put("parent", top || parent == null ? null : parent.value())
                .put("name", reseller.name())
                .put("timeZone", reseller.timeZone().getId())
                .put("graceDays", reseller.graceDays())
                .put("createdAt", reseller.createdAt().toString())
                .put("disabledAt", Json.time(reseller.disabledAt()));
    }
}
