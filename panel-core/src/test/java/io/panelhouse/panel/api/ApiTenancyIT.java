package io.panelhouse.panel.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.TestBusiness;
import io.panelhouse.panel.api.TestApi.Said;
import io.panelhouse.panel.api.http.Route;
import io.panelhouse.panel.directory.Feature;
import io.panelhouse.panel.directory.NewReseller;
import io.panelhouse.panel.directory.Tier;
import io.panelhouse.panel.operation.Receipt;
import io.panelhouse.panel.security.StaffRole;
import io.panelhouse.panel.session.SignInDecision;
import io.panelhouse.panel.session.SignInRequest;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Guessing numbers: what belongs to others is answered, word for word, like what does not exist. */
class ApiTenancyIT {

    private static final TestApi API = new TestApi();
    private static final TestBusiness BUSINESS = API.business;
    private static final String UNKNOWN = "900000001";

    /** Whose things are asked for, by the reseller's name. */
    private static final Map<String, Map<String, String>> THINGS = new LinkedHashMap<>();

    private static final Map<String, String> TOKENS = new LinkedHashMap<>();
    private static final Map<String, Set<String>> REACHES = Map.of(
            "acme", Set.of("acme", "north", "north-east", "south"),
            "north", Set.of("north", "north-east"),
            "north-east", Set.of("north-east"),
            "south", Set.of("south"),
            "other", Set.of("other"));

    @BeforeAll
    static void prepare() {
        ResellerId other = BUSINESS.panel
                .resellers()
                .create(Actor.house("test"), NewReseller.provider("other", ZoneOffset.UTC))
                .orThrow()
                .resellerId();
        BUSINESS.panel.tiers().define(Actor.house("test"), new Tier("Everything", EnumSet.allOf(Feature.class)));
        add("acme", "paula", BUSINESS.provider, BUSINESS.asProvider);
        add("north", "nora", BUSINESS.north, BUSINESS.asProvider);
        add("north-east", "nele", BUSINESS.northEast, BUSINESS.asProvider);
        add("south", "saul", BUSINESS.south, BUSINESS.asProvider);
        add("other", "otto", other, Actor.within("otto", other));
    }

    private static void add(String name, String operator, ResellerId reseller, Actor actor) {
        if (BUSINESS.panel.operators().find(operator).isEmpty()) {
            BUSINESS.panel
                    .operators()
                    .create(
                            actor,
                            operator,
                            "a long password of " + operator,
                            io.panelhouse.panel.directory.OperatorRole.OWNER,
                            reseller);
        }
        BUSINESS.panel
                .ledger()
                .apply(new io.panelhouse.panel.operation.Mint(
                        actor,
                        TestBusiness.newKey(),
                        name.equals("other") ? reseller : BUSINESS.provider,
                        java.math.BigDecimal.TEN));
        if (!name.equals("other") && !name.equals("acme")) {
            BUSINESS.fund(reseller, 10);
        }
        Receipt sold = BUSINESS.panel
                .accounts()
                .create(new io.panelhouse.panel.operation.CreateAccount(
                        actor, TestBusiness.newKey(), reseller, "thing of " + name, "s", "M1"))
                .orThrow();
        var issued = (io.panelhouse.panel.token.TokenAnswer.Issued) BUSINESS.panel
                .tokens()
                .create(
                        actor,
                        new io.panelhouse.panel.token.NewApiToken(
                                operator, "matrix", EnumSet.allOf(Permission.class), null));
        TOKENS.put(name, issued.text());
        SignInDecision signedIn = BUSINESS.panel
                .signIns()
                .attempt(new SignInRequest(reseller, "thing of " + name, "s", "001A79000001", "MAG", "10.0.0.1"));
        String webhook = "{\"reseller\":%s,\"url\":\"https://hooks.example.com/\"}".formatted(reseller);
        THINGS.put(
                name,
                Map.of(
                        "reseller", reseller.toString(),
                        "account", String.valueOf(Objects.requireNonNull(sold.accountId())),
                        "operation", String.valueOf(sold.operationId()),
                        "token", String.valueOf(issued.token().id()),
                        "session", Objects.requireNonNull(signedIn.sessionId()),
                        "webhook",
                                API.post(issued.text(), "/v1/webhooks", webhook)
                                        .json()
                                        .get("webhook")
                                        .get("id")
                                        .asText(),
                        "operator",
                                String.valueOf(BUSINESS.panel
                                        .operators()
                                        .find(operator)
                                        .orElseThrow()
                                        .id())));
    }

    @AfterAll
    static void close() {
        API.close();
    }

    @Test
    @Tag("X1")
    @Tag("S43")
    @Tag("S57")
    void whatBelongsToOthersIsAnsweredLikeWhatDoesNotExist() {
        long operations = BUSINESS.count("SELECT count(*) FROM journal.operation");
        int cases = 0;
        Set<String> leaks = new TreeSet<>();
        for (Route route : API.routes.routes()) {
            for (String caller : TOKENS.keySet()) {
                for (String owner : THINGS.keySet()) {
                    if (!Objects.requireNonNull(REACHES.get(caller)).contains(owner) && namesAThing(route)) {
                        cases++;
                        String theirs = asked(route, caller, Objects.requireNonNull(THINGS.get(owner)));
                        String nothing = asked(route, caller, unknown());
                        if (!theirs.equals(nothing) || !isNothing(nothing)) {
                            leaks.add(route.id() + " as " + caller + " on " + owner + ": " + theirs + " | " + nothing);
                        }
                    }
                }
            }
        }

        assertThat(leaks).isEmpty();
        assertThat(cases).isGreaterThan(400);
        assertThat(BUSINESS.count("SELECT count(*) FROM journal.operation")).isEqualTo(operations);
    }

    private static boolean namesAThing(Route route) {
        Sample sample = Sample.of(route.id());
        String all = route.template() + sample.query() + sample.body();
        return all.matches("(?s).*\\{(reseller|account|operation|token|operator|webhook|session)}.*");
    }

    /** Not found; also for each of many, or as a list of nothing. */
    private static boolean isNothing(String answer) {
        return answer.startsWith("404")
                || answer.matches("200 \\{\"items\":\\[\\{\"index\":0,\"status\":404,.*\\}\\]\\}")
                || answer.equals("200 {\"items\":[],\"next\":null}");
    }

    private static Map<String, String> unknown() {
        Map<String, String> unknown = new LinkedHashMap<>();
        List.of("reseller", "account", "operation", "token", "operator", "webhook", "session")
                .forEach(what -> unknown.put(what, UNKNOWN));
        return unknown;
    }

    /** Status and sentence, of an answer that is no problem all of it, with the number that was asked for taken out. */
    private static String asked(Route route, String caller, Map<String, String> things) {
        Sample sample = Sample.of(route.id());
        Map<String, String> values = new LinkedHashMap<>(things);
        String own = Objects.requireNonNull(
                Objects.requireNonNull(THINGS.get(caller)).get("reseller"));
        values.put("parent", own);
        values.put("provider", own);
        values.put("n", "9");
        values.put("delivery", UNKNOWN);
        values.put("batch", UNKNOWN);
        String body = sample.body();
        Said said = API.send(
                route.method(),
                Objects.requireNonNull(TOKENS.get(caller)),
                Sample.filled(route.template() + sample.query(), values),
                body == null ? null : Sample.filled(body, values),
                route.keyed() ? TestBusiness.newKey() : "");
        String detail = said.status() < 400
                ? said.response().body()
                : said.json().get("detail").asText();
        detail = detail.replaceAll("\\b(reseller|account|operation|token|operator|webhook|to) [0-9]+", "$1 #");
        return said.summary() + " " + detail;
    }

    @Test
    @Tag("X1")
    @Tag("X4")
    void whoIsDisabledReachesNothingByAnyRouteNotEvenTheirOwn() {
        List<Runnable> disable = List.of(
                () -> BUSINESS.panel.resellers().disable(BUSINESS.asProvider, BUSINESS.south),
                () -> BUSINESS.panel.staff().disable(BUSINESS.asProvider, operator("south")));
        List<Runnable> enable = List.of(
                () -> BUSINESS.panel.resellers().enable(BUSINESS.asProvider, BUSINESS.south),
                () -> BUSINESS.panel.staff().enable(BUSINESS.asProvider, operator("south")));
        BUSINESS.panel.staff().add(BUSINESS.asProvider, BUSINESS.south, "sonja", StaffRole.OWNER);
        long operations = BUSINESS.count("SELECT count(*) FROM journal.operation");
        long audited = BUSINESS.count("SELECT count(*) FROM panel.audit_entry");
        int cases = 0;
        Set<String> reached = new TreeSet<>();

        for (int way = 0; way < disable.size(); way++) {
            disable.get(way).run();
            BUSINESS.time.advance(Duration.ofSeconds(5));
            for (Route route : API.routes.routes()) {
                for (Map<String, String> things : THINGS.values()) {
                    String answer = asked(route, "south", things);
                    cases++;
                    if (route.permission() != null && !answer.startsWith("401 no-token")) {
                        reached.add(way + " " + route.id() + ": " + answer);
                    }
                }
            }
            enable.get(way).run();
            BUSINESS.time.advance(Duration.ofSeconds(5));
        }

        assertThat(reached).isEmpty();
        assertThat(cases).isGreaterThan(600);
        assertThat(BUSINESS.count("SELECT count(*) FROM journal.operation")).isEqualTo(operations);
        assertThat(BUSINESS.count("SELECT count(*) FROM panel.audit_entry")).isEqualTo(audited + 4);
        assertThat(API.get(Objects.requireNonNull(TOKENS.get("south")), "/v1/me")
                        .status())
                .isEqualTo(200);
    }

    private static long operator(String owner) {
        return Long.parseLong(
                Objects.requireNonNull(Objects.requireNonNull(THINGS.get(owner)).get("operator")));
    }

    @Test
    @Tag("X1")
    void listsHoldNothingOfOthers() {
        for (String caller : TOKENS.keySet()) {
            for (String list : List.of(
                    "/v1/resellers",
                    "/v1/accounts",
                    "/v1/balances",
                    "/v1/tokens",
                    "/v1/attempts",
                    "/v1/audit",
                    "/v1/sessions",
                    "/v1/due-accounts?days=60",
                    "/v1/webhooks")) {
                String body = API.get(
                                Objects.requireNonNull(TOKENS.get(caller)),
                                list + (list.contains("?") ? "&" : "?") + "limit=200")
                        .response()
                        .body();
                THINGS.keySet().stream()
                        .filter(owner ->
                                !Objects.requireNonNull(REACHES.get(caller)).contains(owner))
                        .forEach(owner ->
                                assertThat(body).doesNotContain("\"thing of " + owner + "\"", "\"" + owner + "\""));
            }
        }
    }

    @Test
    @Tag("S44")
    void aTierWithoutTheApiIsToldByItsName() {
        Actor house = Actor.house("test");
        BUSINESS.panel.tiers().define(house, new Tier("Basic", EnumSet.of(Feature.STAFF)));
        BUSINESS.panel.tiers().assign(BUSINESS.asProvider, BUSINESS.northEast, "Basic");
        BUSINESS.time.advance(Duration.ofSeconds(5));

        Said refused = API.get(Objects.requireNonNull(TOKENS.get("north-east")), "/v1/me");
        BUSINESS.panel.tiers().assign(BUSINESS.asProvider, BUSINESS.northEast, null);
        BUSINESS.time.advance(Duration.ofSeconds(5));

        assertThat(refused.summary()).isEqualTo("403 not-allowed");
        assertThat(refused.json().get("detail").asText())
                .isEqualTo("Cannot use the API: tier Basic does not include it; ask who is above you for another tier");
        assertThat(API.get(Objects.requireNonNull(TOKENS.get("north-east")), "/v1/me")
                        .status())
                .isEqualTo(200);
    }

    @Test
    @Tag("X4")
    void theTokensOfADisabledResellerAreDeadWithinFiveSeconds() {
        String token = Objects.requireNonNull(TOKENS.get("south"));
        assertThat(API.get(token, "/v1/me").status()).isEqualTo(200);
        BUSINESS.panel.resellers().disable(BUSINESS.asProvider, BUSINESS.south);
        BUSINESS.time.advance(Duration.ofSeconds(5));

        assertThat(API.get(token, "/v1/me").summary()).isEqualTo("401 no-token");
        BUSINESS.panel.resellers().enable(BUSINESS.asProvider, BUSINESS.south);
        BUSINESS.time.advance(Duration.ofSeconds(5));
        assertThat(API.get(token, "/v1/me").status()).isEqualTo(200);
    }
}
