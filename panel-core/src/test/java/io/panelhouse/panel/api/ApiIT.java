package io.panelhouse.panel.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.api.TestApi.Said;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every route has in common, shown on a few of them. */
class ApiIT {

    private static final TestApi API = new TestApi();
    private static final String NORTH = API.northToken;

    @BeforeAll
    static void fund() {
        API.business.fund(API.business.north, 100);
    }

    @AfterAll
    static void close() {
        API.close();
    }

    @Test
    @Tag("S4")
    void theDailyActionsAreOrdersWithAReceipt() {
        Said created = API.post(NORTH, "/v1/accounts", account("daily-1", "M1"));
        long account = created.json().get("account").longValue();
        Said renewed = API.post(NORTH, "/v1/accounts/%d/renewals".formatted(account), "{\"package\":\"M3\"}");
        Said transferred = API.post(
                NORTH,
                "/v1/transfers",
                "{\"from\":%s,\"to\":%s,\"credits\":\"2\"}".formatted(API.business.north, API.business.northEast));

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().get("kind").asText()).isEqualTo("ACTIVATE");
        assertThat(renewed.json().get("termEnd").asText()).isEqualTo("2026-10-01T12:00:00Z");
        assertThat(transferred.json().get("credits").asText()).isEqualTo("2");
        assertThat(API.business.text("SELECT string_agg(kind || ' ' || operator, ', ' ORDER BY sequence)"
                        + " FROM journal.operation WHERE operation_id >= "
                        + created.json().get("operation")))
                .isEqualTo("ACTIVATE nora/erp, RENEW nora/erp, TRANSFER nora/erp");
    }

    @Test
    void aRepeatedOrderGivesTheFirstAnswerAndAnotherOrderWithItsKeyAConflict() {
        Said first = API.post(NORTH, "/v1/accounts", account("twice", "M1"), "key-1");
        Said again = API.post(NORTH, "/v1/accounts", account("twice", "M1"), "key-1");
        Said other = API.post(NORTH, "/v1/accounts", account("thrice", "M1"), "key-1");

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(other.summary()).isEqualTo("409 key-conflict");
        assertThat(API.send("POST", NORTH, "/v1/accounts", account("four", "M1"), "")
                        .summary())
                .isEqualTo("400 key-missing");
    }

    @Test
    void whatThePanelRefusesIsAProblemWithItsCode() {
        Said said = API.post(API.southToken, "/v1/accounts", """
                {"reseller":%s,"name":"poor","package":"M12"}""".formatted(API.business.south));

        assertThat(said.summary()).isEqualTo("409 insufficient-credits");
        assertThat(said.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(said.json().get("type").asText()).isEqualTo("urn:panelhouse:problem:insufficient-credits");
        assertThat(said.json().get("detail").asText())
                .isEqualTo("Cannot create account poor: it costs 12 credits and the balance is 0");
    }

    @Test
    void whatIsWrongInABodyIsNamedFieldByField() {
        Said said = API.post(NORTH, "/v1/accounts", "{\"reseller\":\"x\",\"name\":\"\",\"pakage\":\"M1\"}");

        assertThat(said.summary()).isEqualTo("422 invalid");
        List<String> errors = new ArrayList<>();
        said.json()
                .get("errors")
                .forEach(error -> errors.add(
                        error.get("at").asText() + " " + error.get("rule").asText()));
        assertThat(errors)
                .containsExactly(
                        " must hold only reseller, name, secret, package",
                        "/reseller must be a whole number from 1 to 9223372036854775807",
                        "/name must have 1 to 80 characters",
                        "/package is missing");
    }

    @Test
    void whatCannotBeReadIsRefusedBeforeAnythingIsDone() {
        assertThat(API.post(NORTH, "/v1/accounts", "{\"name\":").summary()).isEqualTo("400 malformed");
        assertThat(API.post(NORTH, "/v1/accounts", "{\"name\":\"a\",\"name\":\"b\"}")
                        .summary())
                .isEqualTo("400 malformed");
        assertThat(API.post(NORTH, "/v1/accounts", "[".repeat(5000)).summary()).isEqualTo("400 malformed");
        assertThat(API.post(NORTH, "/v1/accounts", "\"" + "x".repeat(300_000) + "\"")
                        .summary())
                .isEqualTo("413 too-large");
        assertThat(API.get(NORTH, "/v1/accounts?limit=0").summary()).isEqualTo("400 malformed");
        assertThat(API.get(NORTH, "/v1/accounts?lmit=5").summary()).isEqualTo("400 malformed");
        assertThat(API.get(NORTH, "/v1/accounts?cursor=zzz").summary()).isEqualTo("400 malformed");
        assertThat(API.get(NORTH, "/v1/nothing").summary()).isEqualTo("404 not-found");
        assertThat(API.send(API.request(NORTH, "/v1/accounts")
                                .POST(BodyPublishers.ofString("a=b"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .header("Idempotency-Key", "k")
                                .build())
                        .summary())
                .isEqualTo("415 wrong-type");
        Said wrongMethod = API.send("DELETE", NORTH, "/v1/accounts", null, "");
        assertThat(wrongMethod.summary()).isEqualTo("405 wrong-method");
        assertThat(wrongMethod.header("Allow")).isEqualTo("GET, POST");
    }

    @Test
    void aLongListComesInPagesThatMissNothing() {
        for (int i = 0; i < 5; i++) {
            API.post(NORTH, "/v1/accounts", account("page-" + i, "M1"));
        }

        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page =
                    API.get(NORTH, "/v1/accounts?text=page-&limit=2" + cursor).json();
            page.get("items").forEach(item -> seen.add(item.get("name").asText()));
            cursor = page.get("next").isNull()
                    ? ""
                    : "&cursor=" + page.get("next").asText();
        } while (!cursor.isEmpty());

        assertThat(seen).containsExactly("page-0", "page-1", "page-2", "page-3", "page-4");
    }

    @Test
    void manyRenewalsAreAnsweredOneByOne() {
        long account = API.post(NORTH, "/v1/accounts", account("many", "M1"))
                .json()
                .get("account")
                .longValue();

        Said said = API.post(NORTH, "/v1/renewals", """
                {"items":[{"account":%d,"package":"M1"},{"account":999999,"package":"M1"},\
                {"account":%d,"package":"NONE"}]}""".formatted(account, account));

        List<Integer> statuses = new ArrayList<>();
        said.json().get("items").forEach(item -> statuses.add(item.get("status").intValue()));
        assertThat(statuses).containsExactly(201, 404, 422);
    }

    @Test
    void onlyATokenInForceIsLetIn() {
        String text = API.token("nora", "short-lived", EnumSet.of(Permission.VIEW));
        assertThat(API.get(text, "/v1/me").status()).isEqualTo(200);
        assertThat(API.get("", "/v1/me").summary()).isEqualTo("401 no-token");
        assertThat(API.get("ph_" + "A".repeat(38), "/v1/me").summary()).isEqualTo("401 no-token");
        assertThat(API.get("", "/v1/me").header("WWW-Authenticate")).isEqualTo("Bearer realm=\"panelhouse\"");
        long id = API.get(API.providerToken, "/v1/tokens")
                .json()
                .get("items")
                .get(0)
                .get("id")
                .longValue();

        Said revoked = API.send("DELETE", API.providerToken, "/v1/tokens/" + id, null, "");
        API.business.time.advance(Duration.ofSeconds(5));

        assertThat(revoked.json().get("name").asText()).isEqualTo("short-lived");
        assertThat(API.get(text, "/v1/me").summary()).isEqualTo("401 no-token");
    }

    @Test
    void aReadOnlyTokenReadsAndChangesNothing() {
        String reader = API.token("nora", "reader", EnumSet.of(Permission.VIEW));

        assertThat(API.get(reader, "/v1/accounts").status()).isEqualTo(200);
        assertThat(API.post(reader, "/v1/accounts", account("refused", "M1")).summary())
                .isEqualTo("403 not-allowed");
        assertThat(API.post(reader, "/v1/transfers", "{}").summary()).isEqualTo("403 not-allowed");
        assertThat(API.get(reader, "/v1/tokens").summary()).isEqualTo("403 not-allowed");
    }

    @Test
    void nobodyGivesATokenMoreThanTheyHave() {
        String owner = API.token("nora", "owner", EnumSet.of(Permission.VIEW, Permission.OWNER));
        String body = "{\"operator\":\"%s\",\"name\":\"%s\",\"permissions\":[%s]}";

        assertThat(API.post(owner, "/v1/tokens", body.formatted("nora", "more", "\"CREDITS\""))
                        .summary())
                .isEqualTo("403 not-allowed");
        assertThat(API.post(owner, "/v1/tokens", body.formatted("saul", "his", "\"VIEW\""))
                        .summary())
                .isEqualTo("404 not-found");
        Said issued = API.post(owner, "/v1/tokens", body.formatted("nora", "less", "\"VIEW\""));
        assertThat(issued.status()).isEqualTo(201);
        assertThat(API.get(issued.json().get("text").asText(), "/v1/me")
                        .json()
                        .get("permissions")
                        .toString())
                .isEqualTo("[\"VIEW\"]");
        assertThat(API.post(owner, "/v1/tokens", body.formatted("nora", "less", "\"VIEW\""))
                        .summary())
                .isEqualTo("409 name-taken");
    }

    @Test
    @Tag("S23")
    void aWalletsEntriesAddUpToItsBalance() {
        JsonNode entries = API.get(NORTH, "/v1/resellers/%s/entries?limit=200".formatted(API.business.north))
                .json()
                .get("items");
        String balance = API.get(NORTH, "/v1/resellers/%s/balance".formatted(API.business.north))
                .json()
                .get("balance")
                .asText();

        assertThat(entries.get(0).get("balanceAfter").asText()).isEqualTo(balance);
        java.math.BigDecimal sum = java.math.BigDecimal.ZERO;
        for (JsonNode entry : entries) {
            sum = sum.add(new java.math.BigDecimal(entry.get("amount").asText()));
        }
        assertThat(sum).isEqualByComparingTo(balance);
    }

    @Test
    @Tag("S36")
    void whoReadsAContactStandsInTheAuditLogOnceForEachReading() {
        Said created = API.post(NORTH, "/v1/accounts", account("private", "M1"));
        String notes = "/v1/accounts/%s/notes".formatted(created.json().get("account"));
        String body = "{\"note\":null,\"contactEmail\":\"p@example.org\",\"contactPhone\":null,\"language\":null}";
        API.send("PUT", NORTH, notes, body, "");
        API.get(NORTH, notes);
        API.get(NORTH, notes);
        API.get(API.southToken, notes);

        List<String> said = new ArrayList<>();
        API.get(NORTH, "/v1/audit?limit=3")
                .json()
                .get("items")
                .forEach(entry -> said.add(entry.get("operator").asText() + " "
                        + entry.get("verb").asText() + " "
                        + entry.get("object").asText()));
        String account = "account " + created.json().get("account");
        assertThat(said)
                .containsExactly(
                        "nora/erp contact-read " + account,
                        "nora/erp contact-read " + account,
                        "nora/erp contact-edited " + account);
        assertThat(API.business.count("SELECT count(*) FROM panel.audit_entry WHERE operator LIKE 'saul%'"
                        + " AND verb = 'contact-read'"))
                .isZero();
    }

    @Test
    void aPageForPeopleListsTheRoutesWithoutAnythingFromElsewhere() {
        Said page = API.get("", "/");

        assertThat(page.response().body())
                .contains("/v1/accounts/{account}/renewals")
                .doesNotContain("http", "<script");
        assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'");
    }

    private static String account(String name, String packageCode) {
        return "{\"reseller\":%s,\"name\":\"%s\",\"package\":\"%s\"}".formatted(API.business.north, name, packageCode);
    }
}
