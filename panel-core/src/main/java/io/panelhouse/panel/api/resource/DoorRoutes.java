package io.panelhouse.panel.api.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.api.http.Answer;
import io.panelhouse.panel.api.http.Call;
import io.panelhouse.panel.api.http.Page;
import io.panelhouse.panel.api.http.ProblemCode;
import io.panelhouse.panel.api.http.ProblemException;
import io.panelhouse.panel.api.http.Route;
import io.panelhouse.panel.api.schema.Schema;
import io.panelhouse.panel.api.schema.Schema.Field;
import io.panelhouse.panel.device.DeviceId;
import io.panelhouse.panel.session.Attempt;
import io.panelhouse.panel.session.AttemptFilter;
import io.panelhouse.panel.session.Attempts;
import io.panelhouse.panel.session.OpenSession;
import io.panelhouse.panel.session.Sessions;
import io.panelhouse.panel.session.SignInOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What happened at the door: subscribers' attempts to sign in, and who is online. */
public final class DoorRoutes {

    private static final String CHAPTER = "Sign-ins";
    private static final Field UNDER =
            Field.optional("under", Schema.id(), "Top of the subtree; your own reseller if left out");
    private static final Schema TOLD = Schema.text(0, 400).orNull();
    private static final Schema.Shape ATTEMPT = Schema.shape(
            "Attempt",
            Field.of("sequence", Schema.id(), "Its place in the journal"),
            Field.of("at", Schema.instant(), "When it was made"),
            Field.of("reseller", Schema.id(), "Owner of the account, or of the edge for an unknown name"),
            Field.of("account", Schema.id().orNull(), "The account"),
            Field.of("accountName", Schema.text(0, 400), "As typed"),
            Field.of("outcome", Schema.choice(SignInOutcome.class), "What was answered"),
            Field.of("device", TOLD, "The device that was seen"),
            Field.of("expectedDevice", TOLD, "The device that the account was locked to, where that decided"),
            Field.of("app", TOLD, "The application, as it told"),
            Field.of("address", TOLD, "Where the policy keeps it"));
    private static final Schema.Shape SESSION = Schema.shape(
            "Session",
            Field.of("session", Schema.text(1, 200), "Its name"),
            Field.of("reseller", Schema.id(), "Owner of the account"),
            Field.of("account", Schema.id(), "The account"),
            Field.of("accountName", Json.name(), "Its name"),
            Field.of("device", TOLD, "The device"),
            Field.of("openedAt", Schema.instant(), "When it began"));

    private static final Schema.Shape CLOSING = Schema.shape(
            "NewSessionClosing", Field.of("session", Schema.text(1, 200), "Its name, as the list of sessions says it"));

    private final Attempts attempts;
    private final Sessions sessions;

    public DoorRoutes(Attempts attempts, Sessions sessions) {
        this.attempts = attempts;
        this.sessions = sessions;
    }

    public List<Route> routes() {
        return List.of(
                Route.of("GET", "/v1/attempts", "listAttempts")
                        .says(CHAPTER, "Attempts to sign in, the latest first")
                        .with(UNDER)
                        .with(Field.optional("account", Schema.id(), "Only on this account"))
                        .with(Field.optional("outcome", Schema.choice(SignInOutcome.class), "Only with this outcome"))
                        .givesPageOf(ATTEMPT)
                        .by(this::attempts),
                Route.of("GET", "/v1/sessions", "listSessions")
                        .says(CHAPTER, "Who is online, the longest first")
                        .with(UNDER)
                        .givesPageOf(SESSION)
                        .by(this::sessions),
                Route.of("POST", "/v1/session-closings", "closeSession")
                        .says(CHAPTER, "Ends a session; the device may sign in again")
                        .needs(Permission.SELL)
                        .takes(CLOSING)
                        .gives(200, SESSION)
                        .by(this::close));
    }

    private Answer attempts(Call call) {
        AttemptFilter filter = new AttemptFilter(
                call.root("under"),
                call.query("account")
                        .map(text -> new AccountId(Long.parseLong(text)))
                        .orElse(null),
                null,
                null,
                call.query("outcome").map(SignInOutcome::valueOf).map(Set::of).orElse(Set.of()),
                null,
                null);
        List<Attempt> rows = attempts.page(call.actor(), filter, Page.after(call, Long.MAX_VALUE), call.limit() + 1);
        return Page.of(rows, call.limit(), DoorRoutes::json, row -> String.valueOf(row.sequence()));
    }

    private Answer sessions(Call call) {
        int offset = Math.toIntExact(Math.clamp(Page.after(call, 0), 0, 1_000_000));
        List<Placed> rows = new ArrayList<>();
        for (OpenSession session : sessions.online(call.actor(), call.root("under"), offset, call.limit() + 1)) {
            rows.add(new Placed(offset + rows.size() + 1, session));
        }
        return Page.of(rows, call.limit(), row -> json(row.session()), row -> String.valueOf(row.place()));
    }

    private Answer close(Call call) {
        return sessions.close(call.actor(), call.text("session"))
                .map(session -> Answer.json(200, json(session)))
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.NOT_FOUND, "Cannot close the session: there is no such open one in your tree"));
    }

    private static ObjectNode json(Attempt attempt) {
        AccountId account = attempt.accountId();
        return Json.object()
                .put("sequence", attempt.sequence())
                .put("at", attempt.occurredAt().toString())
                .put("reseller", attempt.resellerId().value())
                .put("account", account == null ? null : account.value())
                .put("accountName", attempt.accountName())
                .put("outcome", attempt.outcome().name())
                .put("device", text(attempt.deviceId()))
                .put("expectedDevice", text(attempt.expectedDeviceId()))
                .put("app", attempt.app())
                .put("address", attempt.address());
    }

    private static @Nullable String text(@Nullable DeviceId device) {
        return device == null ? null : device.value();
    }

    private static ObjectNode json(OpenSession session) {
        return Json.object()
                .put("session", session.sessionId())
                .put("reseller", session.resellerId().value())
                .put("account", session.accountId().value())
                .put("accountName", session.accountName())
                .put("device", session.deviceId())
                .put("openedAt", session.openedAt().toString());
    }

    private record Placed(int place, OpenSession session) {}
}
