package io.panelhouse.panel.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.panelhouse.panel.TestBusiness;
import io.panelhouse.panel.api.TestApi.Said;
import io.panelhouse.panel.session.SignInRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What would be code in a page is stored wherever people or devices may write, and read again by every list: it comes
 * back as the text that it was, in JSON that no browser takes for a page. And no value makes a header.
 */
@Tag("X5")
class StoredPayloadIT {

    private static final TestApi API = new TestApi();
    private static final List<String> PAYLOADS = List.of(
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "\"><svg onload=alert(1)>",
            "'><iframe srcdoc=x>",
            "</script><script>alert(1)//",
            "<a href=javascript:alert(1)>x",
            "{{constructor.constructor('alert(1)')()}}",
            "${alert(1)}",
            "<!--<img src=\"--><img src=x>",
            "&lt;script&gt;alert(1)",
            "\u202egnp.exe",
            "<math><mtext></mtext>",
            "=HYPERLINK(\"http://evil.example\")",
            "\\\"-alert(1)}//");

    /** The address of each list, and where in an item the payload must stand. */
    private static final Map<String, String> LISTS = Map.of(
            "/v1/accounts?limit=200", "/name",
            "/v1/resellers?limit=200", "/name",
            "/v1/attempts?limit=200", "/accountName",
            "/v1/sessions?limit=200", "/accountName",
            "/v1/due-accounts?days=60&limit=200", "/name");

    @BeforeAll
    static void store() {
        TestBusiness business = API.business;
        business.fund(business.north, 500);
        for (int i = 0; i < PAYLOADS.size(); i++) {
            String payload = PAYLOADS.get(i);
            assertThat(API.post(
                                    API.northToken,
                                    "/v1/resellers",
                                    body("parent", business.north.value())
                                            .put("name", payload)
                                            .put("timeZone", "UTC")
                                            .toString())
                            .status())
                    .as(payload)
                    .isEqualTo(201);
            Said created = API.post(
                    API.northToken,
                    "/v1/accounts",
                    body("reseller", business.north.value())
                            .put("name", payload)
                            .put("secret", "s")
                            .put("package", "M1")
                            .toString());
            assertThat(created.status()).as(payload).isEqualTo(201);
            assertThat(API.send(
                                    "PUT",
                                    API.northToken,
                                    notes(created),
                                    notes(payload).toString(),
                                    "")
                            .status())
                    .as(payload)
                    .isEqualTo(200);
            business.panel
                    .signIns()
                    .attempt(new SignInRequest(business.north, payload, "s", payload, payload, payload));
        }
    }

    @AfterAll
    static void close() {
        API.close();
    }

    @Test
    void everyListGivesEveryPayloadBackAsTheTextThatItWas() {
        LISTS.forEach((address, place) -> {
            Said said = API.get(API.northToken, address);

            List<String> texts = new ArrayList<>();
            said.json().get("items").forEach(item -> texts.add(item.at(place).asText()));
            assertThat(texts).as(address).containsAll(PAYLOADS);
            assertInert(said);
        });
    }

    @Test
    void whatDevicesTellIsTextToo() {
        Said said = API.get(API.northToken, "/v1/attempts?limit=200");

        List<String> devices = new ArrayList<>();
        said.json().get("items").forEach(item -> devices.add(item.get("device").asText()));
        assertThat(devices).containsAll(PAYLOADS);
        assertInert(said);
    }

    @Test
    void notesAreReadAsTheyWereWritten() {
        API.get(API.northToken, "/v1/accounts?limit=200").json().get("items").forEach(account -> {
            Said said = API.get(API.northToken, "/v1/accounts/%s/notes".formatted(account.get("id")));

            assertThat(said.json().get("note").asText())
                    .isEqualTo(account.get("name").asText());
            assertInert(said);
        });
    }

    @Test
    void aRefusalThatRepeatsANameIsInertToo() {
        for (String payload : PAYLOADS) {
            Said refused = API.post(
                    API.northToken,
                    "/v1/accounts",
                    body("reseller", API.business.north.value())
                            .put("name", payload)
                            .put("package", "M1")
                            .toString());

            assertThat(refused.summary()).isEqualTo("409 name-taken");
            assertThat(refused.json().get("detail").asText()).contains(payload);
            assertInert(refused);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\nSet-Cookie: a=b", "a\nb", "a\rb", "a\u0000b", "a\u001b[2Jb", "a\u0085b", "a\tb"})
    void aNameWithAControlCharacterIsNotTaken(String name) {
        assertThat(API.post(
                                API.northToken,
                                "/v1/accounts",
                                body("reseller", API.business.north.value())
                                        .put("name", name)
                                        .put("package", "TRIAL")
                                        .toString())
                        .summary())
                .startsWith("422 ");
        assertThat(API.post(
                                API.northToken,
                                "/v1/resellers",
                                body("parent", API.business.north.value())
                                        .put("name", name)
                                        .put("timeZone", "UTC")
                                        .toString())
                        .summary())
                .startsWith("422 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1/accounts?text=%0d%0aSet-Cookie:%20a=b HTTP/1.1",
                "GET /v1/accounts?text=%0aInjected:%20yes HTTP/1.1",
                "GET /v1/%0d%0aInjected:%20yes HTTP/1.1",
                "GET /v1/accounts/%0d%0aInjected:%20yes/terms HTTP/1.1",
                "GET /v1/accounts?cursor=a%E5%98%8A%E5%98%8DInjected:%20yes HTTP/1.1",
                "DELETE /v1/accounts?a=%0d%0aInjected:%20yes HTTP/1.1",
                "GET /v1/accounts HTTP/1.1\r\nIdempotency-Key: a%0d%0aInjected: yes",
                "GET /v1/accounts HTTP/1.1\r\nX-Forwarded-For: a\r\n Injected: yes",
                "GET /v1/accounts HTTP/1.1\r\nOrigin: http://evil\u0000\u000bInjected: yes"
            })
    void noRequestMakesAHeader(String request) throws IOException {
        String head = headOf(request);

        assertThat(head).startsWith("HTTP/1.1 ");
        assertThat(head.lines().skip(1).map(line -> line.substring(0, Math.max(0, line.indexOf(':')))))
                .allMatch(name -> name.matches("[A-Za-z-]+"))
                .doesNotContain("Set-Cookie", "Set-cookie", "Injected");
    }

    /** The head of the answer to a request as it is, byte by byte. */
    private static String headOf(String request) throws IOException {
        int port = URI.create(API.base()).getPort();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            String all = request + "\r\nHost: localhost\r\nAuthorization: Bearer " + API.northToken
                    + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(all.getBytes(StandardCharsets.ISO_8859_1));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.substring(0, Math.max(0, answer.indexOf("\r\n\r\n")));
        }
    }

    /** JSON by its type, which a browser must believe, with each quote and control character escaped. */
    private static void assertInert(Said said) {
        assertThat(said.header("Content-Type")).startsWith("application/").contains("json");
        assertThat(said.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(said.header("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(said.response().headers().map().keySet()).allMatch(name -> name.matches("[a-z0-9-]+"));
        assertThat(said.response().body()).doesNotContainPattern("[\\u0000-\\u001f]");
    }

    private static String notes(Said created) {
        return "/v1/accounts/%s/notes".formatted(created.json().get("account"));
    }

    private static ObjectNode notes(String text) {
        return TestApi.JSON
                .createObjectNode()
                .put("note", text)
                .putNull("contactEmail")
                .putNull("contactPhone")
                .putNull("language");
    }

    private static ObjectNode body(String field, long reseller) {
        return TestApi.JSON.createObjectNode().put(field, reseller);
    }
}
