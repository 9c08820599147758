package io.panelhouse.panel.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.TestBusiness;
import io.panelhouse.panel.api.TestApi.Said;
import io.panelhouse.panel.api.http.Route;
import io.panelhouse.panel.directory.Feature;
import io.panelhouse.panel.directory.Tier;
import io.panelhouse.panel.session.SignInDecision;
import io.panelhouse.panel.session.SignInRequest;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The document is valid, and every operation does what it says: a sample is taken, and its answer fits its schema. */
class EveryOperationIT {

    private static final TestApi API = new TestApi();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static JsonNode document = TestApi.JSON.createObjectNode();

    @BeforeAll
    static void prepare() {
        API.business.fund(API.business.north, 1000);
        API.business.panel.tiers().define(Actor.house("test"), new Tier("Everything", EnumSet.allOf(Feature.class)));
        document = API.get("", "/v1/openapi.json").json();
    }

    @AfterAll
    static void close() {
        API.close();
    }

    @Test
    void theDocumentIsValidOpenApi() {
        var parsed = new OpenAPIV3Parser().readContents(document.toString(), null, new ParseOptions());

        assertThat(parsed.getMessages()).isEmpty();
        assertThat(parsed.getOpenAPI().getOpenapi()).isEqualTo("3.1.0");
        assertThat(parsed.getOpenAPI().getPaths().values().stream()
                        .mapToInt(path -> path.readOperations().size())
                        .sum())
                .isEqualTo(API.routes.routes().size() - 1);
    }

    @Test
    void everySchemaIsValidJsonSchema() {
        JsonSchema meta = SCHEMAS.getSchema(
                com.networknt.schema.SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

        document.get("components")
                .get("schemas")
                .forEach(schema -> assertThat(meta.validate(schema.toString(), InputFormat.JSON))
                        .isEmpty());
    }

    @Test
    void everyOperationTakesItsSampleAndAnswersByItsSchema() {
        Set<String> called = new HashSet<>();
        int number = 0;
        for (Route route : API.routes.routes()) {
            if (!route.template().startsWith("/v1/")) {
                continue;
            }
            number++;
            Sample sample = Sample.of(route.id());
            Map<String, String> values = subjects(route, number);
            String body = sample.body();
            Said said = API.send(
                    route.method(),
                    API.providerToken,
                    Sample.filled(route.template() + sample.query(), values),
                    body == null ? null : Sample.filled(body, values),
                    route.keyed() ? "key-" + number : "");

            assertThat(said.status())
                    .as(route.id() + ": " + said.response().body())
                    .isEqualTo(route.status());
            assertThat(problems(route, said)).as(route.id()).isEmpty();
            called.add(route.id());
        }
        assertThat(called).hasSizeGreaterThan(60);
    }

    /** Things of their own for each operation, since many change what they are about. */
    private static Map<String, String> subjects(Route route, int number) {
        TestBusiness business = API.business;
        Map<String, String> values = new HashMap<>();
        String reseller = API.post(
                        API.providerToken,
                        "/v1/resellers",
                        "{\"parent\":%s,\"name\":\"subject %d\",\"timeZone\":\"UTC\"}"
                                .formatted(business.north, number))
                .json()
                .get("id")
                .asText();
        JsonNode hired = API.post(
                        API.providerToken,
                        "/v1/resellers/%s/staff".formatted(reseller),
                        "{\"name\":\"staff %d\",\"role\":\"OWNER\"}".formatted(number))
                .json()
                .get("operator");
        API.post(
                API.providerToken,
                "/v1/resellers/%s/staff".formatted(reseller),
                "{\"name\":\"other %d\",\"role\":\"OWNER\"}".formatted(number));
        JsonNode token = API.post(
                        API.providerToken,
                        "/v1/tokens",
                        "{\"operator\":\"staff %d\",\"name\":\"first\",\"permissions\":[\"VIEW\"]}".formatted(number))
                .json()
                .get("token");
        JsonNode account = API.post(
                        API.providerToken,
                        "/v1/accounts",
                        "{\"reseller\":%s,\"name\":\"account %d\",\"secret\":\"right\",\"package\":\"M1\"}"
                                .formatted(business.north, number))
                .json();
        SignInDecision signedIn = business.panel
                .signIns()
                .attempt(new SignInRequest(
                        business.provider, "account " + number, "right", "001A79000001", "MAG", "10.0.0.1"));
        values.put("session", Objects.requireNonNull(signedIn.sessionId()));
        values.put("reseller", reseller);
        values.put("parent", business.north.toString());
        values.put("provider", business.provider.toString());
        values.put("operator", hired.get("id").asText());
        values.put("operatorName", "staff " + number);
        values.put("token", token.get("id").asText());
        values.put("account", account.get("account").asText());
        values.put("operation", account.get("operation").asText());
        values.put("n", String.valueOf(number));
        values.put("batch", "batch-" + number);
        putWebhook(values);
        prepare(route, number, values);
        return values;
    }

    private static void putWebhook(Map<String, String> values) {
        String webhook = API.post(
                        API.providerToken,
                        "/v1/webhooks",
                        Sample.filled("{\"reseller\":{reseller},\"url\":\"https://hooks.example.com/\"}", values))
                .json()
                .get("webhook")
                .get("id")
                .asText();
        values.put("webhook", webhook);
        values.put(
                "delivery", API.business.text("""
                INSERT INTO panel.webhook_delivery (webhook_id, reseller_id, operation_id, next_at)
                VALUES (%s, %s, %s, now()) RETURNING id""".formatted(webhook, values.get("reseller"), values.get("operation"))));
    }

    private static void prepare(Route route, int number, Map<String, String> values) {
        if (route.id().equals("resumeAccount")) {
            String path = "/v1/accounts/%s/suspensions".formatted(values.get("account"));
            API.send("POST", API.providerToken, path, null, "s" + number);
        }
        if (route.id().equals("quoteBatchReversal")) {
            String renewals = Sample.filled("{\"items\":[{\"account\":{account},\"package\":\"M1\"}]}", values);
            API.post(API.providerToken, "/v1/renewals", renewals, "batch-" + number);
        }
        if (route.id().equals("createAccount")) {
            API.post(API.providerToken, "/v1/transfers", Sample.filled("""
                    {"from":{parent},"to":{reseller},"credits":"5"}""", values));
        }
    }

    private static List<String> problems(Route route, Said said) {
        JsonNode content = document.get("paths")
                .get(route.template())
                .get(route.method().toLowerCase(Locale.ROOT))
                .get("responses")
                .get(String.valueOf(route.status()))
                .get("content");
        if (content == null) {
            return said.response().body().isEmpty() ? List.of() : List.of("has a body");
        }
        ObjectNode schema = content.get("application/json").get("schema").deepCopy();
        schema.set("components", document.get("components"));
        List<String> problems = new ArrayList<>();
        SCHEMAS.getSchema(schema)
                .validate(said.response().body(), InputFormat.JSON)
                .forEach(problem -> problems.add(problem.getMessage()));
        return problems;
    }
}
