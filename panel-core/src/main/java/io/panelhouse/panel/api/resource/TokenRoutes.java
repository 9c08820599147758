package io.panelhouse.panel.api.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.api.http.Answer;
import io.panelhouse.panel.api.http.Call;
import io.panelhouse.panel.api.http.Page;
import io.panelhouse.panel.api.http.ProblemCode;
import io.panelhouse.panel.api.http.ProblemException;
import io.panelhouse.panel.api.http.Route;
import io.panelhouse.panel.api.schema.Schema;
import io.panelhouse.panel.api.schema.Schema.Field;
import io.panelhouse.panel.token.ApiToken;
import io.panelhouse.panel.token.ApiTokens;
import io.panelhouse.panel.token.NewApiToken;
import io.panelhouse.panel.token.TokenAnswer;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Tokens, and who the own one is. */
public final class TokenRoutes {

    private static final String CHAPTER = "Tokens";
    private static final Schema PERMISSIONS = Schema.list(Schema.choice(Permission.class), 1, 4);
    private static final Schema TOKEN_NAME = Schema.text("^[A-Za-z0-9._-]{1,40}$", 40);
    private static final Schema.Shape ME = Schema.shape(
            "Me",
            Field.of("actor", Schema.text(1, 200), "Operator and token, as the journal shows them"),
            Field.of("reseller", Schema.id(), "Whose subtree the token reaches"),
            Field.of("permissions", PERMISSIONS, "What it may do"));
    private static final Schema.Shape TOKEN = Schema.shape(
            "Token",
            Field.of("id", Schema.id(), "Its number"),
            Field.of("operator", Json.name(), "On whose behalf it acts"),
            Field.of("reseller", Schema.id(), "Whose subtree it reaches"),
            Field.of("name", TOKEN_NAME, "Its name"),
            Field.of("permissions", PERMISSIONS, "What it may do, as far as its operator may"),
            Field.of("createdBy", Schema.text(1, 200), "Who made it"),
            Field.of("createdAt", Schema.instant(), "When it was made"),
            Field.of("expiresAt", Schema.instant().orNull(), "When it ends; null for never"),
            Field.of("lastUsedAt", Schema.instant().orNull(), "To the minute"),
            Field.of("revokedAt", Schema.instant().orNull(), "When it was revoked"));
    private static final Schema.Shape NEW_TOKEN = Schema.shape(
            "NewToken",
            Field.of("operator", Json.name(), "On whose behalf it acts"),
            Field.of("name", TOKEN_NAME, "Unique among the operator's tokens, revoked ones included"),
            Field.of("permissions", PERMISSIONS, "VIEW alone makes it read-only; no more than you may do"),
            Field.optional("expiresAt", Schema.instant().orNull(), "When it ends"));
    private static final Schema.Shape ISSUED = Schema.shape(
            "IssuedToken",
            Field.of("token", TOKEN, "The token as it is listed"),
            Field.of("text", Schema.text(41, 41), "What the program sends; it is not shown again"));

    private final ApiTokens tokens;

    public TokenRoutes(ApiTokens tokens) {
        this.tokens = tokens;
    }

    public List<Route> routes() {
        return List.of(
                Route.of("GET", "/v1/me", "getMe")
                        .says(CHAPTER, "Who the token acts for and what it may do")
                        .gives(200, ME)
                        .by(TokenRoutes::me),
                Route.of("GET", "/v1/tokens", "listTokens")
                        .says(CHAPTER, "The tokens of the subtree, newest first")
                        .needs(Permission.OWNER)
                        .givesPageOf(TOKEN)
                        .by(call -> Page.ofWhole(call, tokens.all(call.actor()), TokenRoutes::json, ApiToken::id)),
                Route.of("POST", "/v1/tokens", "createToken")
                        .says(CHAPTER, "A new token; repeating it is refused, since names are unique")
                        .needs(Permission.OWNER)
                        .takes(NEW_TOKEN)
                        .gives(201, ISSUED)
                        .by(this::create),
                Route.of("DELETE", "/v1/tokens/{token}", "revokeToken")
                        .says(CHAPTER, "Ends a token for good, within 5 seconds")
                        .needs(Permission.OWNER)
                        .gives(200, TOKEN)
                        .by(this::revoke));
    }

    private static Answer me(Call call) {
        ObjectNode me = Json.object()
                .put("actor", call.actor().operator())
                .put("reseller", call.ownReseller().value());
        me.set("permissions", words(call.actor().permissions()));
        return Answer.json(200, me);
    }

    private Answer create(Call call) {
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        for (JsonNode word : call.field("permissions")) {
            permissions.add(Permission.valueOf(word.asText()));
        }
        NewApiToken wanted =
                new NewApiToken(call.text("operator"), call.text("name"), permissions, call.timeOrNull("expiresAt"));
        return switch (tokens.create(call.actor(), wanted)) {
            case TokenAnswer.Issued issued -> {
                ObjectNode answer = Json.object();
                answer.set("token", json(issued.token()));
                yield Answer.json(201, answer.put("text", issued.text()));
            }
            case TokenAnswer.Refused refused ->
                throw new ProblemException(ProblemCode.of(refused.code()), refused.sentence());
        };
    }

    private Answer revoke(Call call) {
        long id = call.id("token");
        return Answer.json(
                200, json(tokens.revoke(call.actor(), id).orElseThrow(() -> Refusals.notInTree("token", id))));
    }

    private static JsonNode words(Set<Permission> permissions) {
        return Json.words(permissions.stream().sorted().map(Permission::name).toList());
    }

    private static ObjectNode json(ApiToken token) {
        ObjectNode json = Json.object()
                .put("id", token.id())
                .put("operator", token.operator())
                .put("reseller", token.resellerId().value())
                .put("name", token.name());
        json.set("permissions", words(token.permissions()));
        return json.put("createdBy", token.createdBy())
                .put("createdAt", token.createdAt().toString())
                .put("expiresAt", Json.time(token.expiresAt()))
                .put("lastUsedAt", Json.time(token.lastUsedAt()))
                .put("revokedAt", Json.time(token.revokedAt()));
    }
}
