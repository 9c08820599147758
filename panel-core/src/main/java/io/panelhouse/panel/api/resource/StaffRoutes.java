package io.panelhouse.panel.api.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.api.http.Answer;
import io.panelhouse.panel.api.http.Call;
import io.panelhouse.panel.api.http.Page;
import io.panelhouse.panel.api.http.Route;
import io.panelhouse.panel.api.schema.Schema;
import io.panelhouse.panel.api.schema.Schema.Field;
import io.panelhouse.panel.directory.Operator;
import io.panelhouse.panel.security.Staff;
import io.panelhouse.panel.security.StaffRole;
import io.panelhouse.panel.security.TemporaryPassword;
import java.util.List;
import java.util.function.Function;

/** The people of a reseller and their roles. */
public final class StaffRoutes {

    private static final String CHAPTER = "Staff";
    private static final Schema.Shape OPERATOR = Schema.shape(
            "Operator",
            Field.of("id", Schema.id(), "Their number"),
            Field.of("name", Json.name(), "What they sign in with"),
            Field.of("reseller", Schema.id(), "Whose staff they are"),
            Field.of("role", Schema.choice(StaffRole.class), "What they may do; each role includes those before it"),
            Field.of("disabledAt", Schema.instant().orNull(), "Since when they may not sign in"),
            Field.of("secondFactor", Schema.flag(), "Whether a second factor is asked of them"));
    private static final Schema.Shape NEW_OPERATOR = Schema.shape(
            "NewOperator",
            Field.of("name", Json.name(), "Unique in the panel, whatever the case of its letters"),
            Field.of("role", Schema.choice(StaffRole.class), "What they may do"));
    private static final Schema.Shape ROLE =
            Schema.shape("NewRole", Field.of("role", Schema.choice(StaffRole.class), "What they may do from now on"));
    private static final Schema.Shape NAME = Schema.shape(
            "NewName", Field.of("name", Json.name(), "Unique in the panel, whatever the case of its letters"));
    private static final Schema.Shape HIRED = Schema.shape(
            "HiredOperator",
            Field.of("operator", OPERATOR, "The new one"),
            Field.of("password", Schema.text(1, 200), "To hand over; it serves only to choose another"),
            Field.of("until", Schema.instant(), "When it stops to be good"));

    private final Staff staff;

    public StaffRoutes(Staff staff) {
        this.staff = staff;
    }

    public List<Route> routes() {
        return List.of(
                Route.of("GET", "/v1/resellers/{reseller}/staff", "listStaff")
                        .says(CHAPTER, "The people of a reseller, by name")
                        .needs(Permission.OWNER)
                        .givesPageOf(OPERATOR)
                        .by(call -> Page.ofWhole(
                                call, staff.of(call.actor(), call.reseller()), StaffRoutes::json, Operator::id)),
                Route.of("POST", "/v1/resellers/{reseller}/staff", "addOperator")
                        .says(CHAPTER, "A new person with a password to hand over; names are unique")
                        .needs(Permission.OWNER)
                        .takes(NEW_OPERATOR)
                        .gives(201, HIRED)
                        .by(this::add),
                Route.of("PUT", "/v1/operators/{operator}/role", "changeRole")
                        .says(CHAPTER, "Another role")
                        .needs(Permission.OWNER)
                        .takes(ROLE)
                        .gives(200, OPERATOR)
                        .by(changed(call ->
                                staff.give(call.actor(), call.id("operator"), StaffRole.valueOf(call.text("role"))))),
                Route.of("PUT", "/v1/operators/{operator}/name", "renameOperator")
                        .says(CHAPTER, "Another name to sign in with")
                        .needs(Permission.OWNER)
                        .takes(NAME)
                        .gives(200, OPERATOR)
                        .by(changed(call -> staff.rename(call.actor(), call.id("operator"), call.text("name")))),
                Route.of("PUT", "/v1/operators/{operator}/disabled", "disableOperator")
                        .says(CHAPTER, "Keeps a person out, and their tokens")
                        .needs(Permission.OWNER)
                        .gives(200, OPERATOR)
                        .by(changed(call -> staff.disable(call.actor(), call.id("operator")))),
                Route.of("DELETE", "/v1/operators/{operator}/disabled", "enableOperator")
                        .says(CHAPTER, "Lets a person in again")
                        .needs(Permission.OWNER)
                        .gives(200, OPERATOR)
                        .by(changed(call -> staff.enable(call.actor(), call.id("operator")))));
    }

    private static Route.Endpoint changed(Function<Call, Operator> work) {
        return call -> Answer.json(200, json(Refusals.checked(() -> work.apply(call))));
    }

    private Answer add(Call call) {
        TemporaryPassword given = Refusals.checked(() ->
                staff.add(call.actor(), call.reseller(), call.text("name"), StaffRole.valueOf(call.text("role"))));
        ObjectNode answer = Json.object();
        answer.set("operator", json(given.operator()));
        return Answer.json(
                201,
                answer.put("password", given.password())
                        .put("until", given.until().toString()));
    }

    private static ObjectNode json(Operator operator) {
        return Json.object()
                .put("id", operator.id())
                .put("name", operator.name())
                .put("reseller", operator.resellerId().value())
                .put("role", StaffRole.of(operator.permissions()).name())
                .put("disabledAt", Json.time(operator.disabledAt()))
                .put("secondFactor", operator.secondFactor());
    }
}
