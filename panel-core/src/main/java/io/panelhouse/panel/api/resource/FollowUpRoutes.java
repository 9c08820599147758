package io.panelhouse.panel.api.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.api.http.Answer;
import io.panelhouse.panel.api.http.Call;
import io.panelhouse.panel.api.http.Route;
import io.panelhouse.panel.api.schema.Schema;
import io.panelhouse.panel.api.schema.Schema.Field;
import io.panelhouse.panel.followup.Channel;
import io.panelhouse.panel.followup.FollowUp;
import io.panelhouse.panel.followup.FollowUpState;
import io.panelhouse.panel.followup.FollowUps;
import io.panelhouse.panel.followup.Mark;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of the ends of an account. */
public final class FollowUpRoutes {

    private static final Schema CHANNEL = Schema.choice(Channel.class);
    private static final Schema NOTE = Schema.text(0, 500);
    private static final Schema.Shape FOLLOW_UP = Schema.shape(
            "FollowUp",
            Field.of("dueAt", Schema.instant(), "The end that it is about"),
            Field.of("state", Schema.choice(FollowUpState.class), "What came of it"),
            Field.of("renewedAt", Schema.instant().orNull(), "When the further term was bought"),
            Field.of("channel", CHANNEL.orNull(), "How the subscriber was spoken to"),
            Field.of("promisedFor", Schema.day().orNull(), "The day for which a renewal was promised"),
            Field.of("note", NOTE.orNull(), "What else was written"),
            Field.of("operator", Schema.text(1, 200).orNull(), "Who wrote it"),
            Field.of("markedAt", Schema.instant().orNull(), "When it was written"));
    private static final Schema.Shape FOLLOW_UPS =
            Schema.shape("FollowUps", Field.of("items", Schema.list(FOLLOW_UP, 0, 24), "Latest end first"));
    private static final Schema.Shape MARK = Schema.shape(
            "FollowUpMark",
            Field.of(
                    "state",
                    Schema.choice(
                            FollowUpState.TO_DO.name(),
                            FollowUpState.CONTACTED.name(),
                            FollowUpState.PROMISED.name(),
                            FollowUpState.LOST.name()),
                    "What came of it; TO_DO takes an earlier mark back"),
            Field.optional("channel", CHANNEL.orNull(), "How the subscriber was spoken to"),
            Field.optional("promisedFor", Schema.day().orNull(), "Only with PROMISED"),
            Field.optional("note", NOTE.orNull(), "Anything else"));

    private final FollowUps followUps;

    public FollowUpRoutes(FollowUps followUps) {
        this.followUps = followUps;
    }

    public List<Route> routes() {
        return List.of(
                Route.of("GET", "/v1/accounts/{account}/follow-ups", "listFollowUps")
                        .says(AccountRoutes.CHAPTER, "What came of the ends of an account's terms")
                        .gives(200, FOLLOW_UPS)
                        .by(this::list),
                Route.of("PUT", "/v1/accounts/{account}/follow-up", "markFollowUp")
                        .says(AccountRoutes.CHAPTER, "Writes down what came of speaking about the last end")
                        .needs(Permission.SELL)
                        .takes(MARK)
                        .gives(200, FOLLOW_UP)
                        .by(this::mark));
    }

    private Answer list(Call call) {
        ObjectNode answer = Json.object();
        answer.set("items", Json.list(followUps.of(call.actor(), call.account()), FollowUpRoutes::json));
        return Answer.json(200, answer);
    }

    private Answer mark(Call call) {
        String channel = call.textOrNull("channel");
        String day = call.textOrNull("promisedFor");
        return Answer.json(
                200,
                json(Refusals.checked(() -> followUps.mark(
                        call.actor(),
                        call.account(),
                        new Mark(
                                FollowUpState.valueOf(call.text("state")),
                                channel == null ? null : Channel.valueOf(channel),
                                day == null ? null : LocalDate.parse(day),
                                call.textOrNull("note"))))));
    }

    private static ObjectNode json(FollowUp one) {
        Mark mark = one.mark();
        return Json.object()
                .put("dueAt", one.dueAt().toString())
                .put("state", one.state().name())
                .put("renewedAt", Json.time(one.renewedAt()))
                .put("channel", mark == null ? null : text(mark.channel()))
                .put("promisedFor", mark == null ? null : text(mark.promisedFor()))
                .put("note", mark == null ? null : mark.note())
                .put("operator", one.operator())
                .put("markedAt", Json.time(one.markedAt()));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
