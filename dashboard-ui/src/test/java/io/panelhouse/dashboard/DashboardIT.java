package io.panelhouse.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.panelhouse.panel.Panel;
import io.panelhouse.panel.TestDatabase;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The dashboard over a real database and HTTP, without Kafka. */
class DashboardIT {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private static Panel panel;
    private static ConfigurableApplicationContext dashboard;
    private static String address;

    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @BeforeAll
    static void start() {
        TestDatabase database = TestDatabase.create();
        InstantSource clock = InstantSource.system();
        panel = Panel.open(database.settings(), clock);
        new DemoBusiness(panel, clock.instant(), 12);
        dashboard =
                DashboardMain.application(DemoMain.settings(database, 0), clock).run();
        int port = Objects.requireNonNull(((WebServerApplicationContext) dashboard).getWebServer())
                .getPort();
        address = "http://127.0.0.1:" + port;
    }

    @AfterAll
    static void stop() {
        dashboard.close();
        panel.close();
    }

    @Test
    void healthAnswersWithoutSignInAndSaysThatTheFeedIsLate() throws Exception {
        HttpResponse<String> answer = get("/health");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"healthy\":true", "\"detail\":\"Serving, live figures are late\"");
    }

    @Test
    void whoIsNotSignedInIsSentToTheSignInPage() throws Exception {
        for (String page : new String[] {"/", "/weekly", "/forecast", "/anything"}) {
            HttpResponse<String> answer = get(page);

            assertThat(answer.statusCode()).as(page).isEqualTo(302);
            assertThat(answer.headers().firstValue("Location").orElse(""))
                    .as(page)
                    .endsWith("/sign-in");
        }
    }

    @Test
    void theSignInPageCarriesTheUsualHeaders() throws Exception {
        HttpResponse<String> page = get("/sign-in");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(header(page, "Content-Security-Policy")).contains("default-src 'none'", "frame-ancestors 'none'");
        assertThat(header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(page, "X-Frame-Options")).isEqualTo("DENY");
        assertThat(header(page, "Referrer-Policy")).isEqualTo("same-origin");
        assertThat(header(page, "Set-Cookie")).contains("HttpOnly").contains("SameSite=Lax");
    }

    @Test
    @Tag("S48")
    void theSignInPageSpeaksTheLanguageOfTheBrowser() throws Exception {
        HttpResponse<String> french = send(
                browser,
                request("/sign-in")
                        .header("Accept-Language", "pt-PT, fr-CH;q=0.9")
                        .GET());
        HttpResponse<String> unspoken = send(
                browser, request("/sign-in").header("Accept-Language", "pt-PT").GET());

        assertThat(french.body()).contains("<html lang=\"fr-FR\">", "<h1>Se connecter</h1>", "Problème de connexion");
        assertThat(french.body()).doesNotContain("{signin.");
        assertThat(unspoken.body()).contains("<html lang=\"en-GB\">", "<h1>Sign in</h1>");
    }

    @Test
    void aWrongPasswordIsSaidInOneSentence() throws Exception {
        HttpResponse<String> answer = signIn("admin", "not the password");

        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/sign-in?refused");
        assertThat(get("/sign-in?refused").body()).contains("Name or password is wrong.");
        assertThat(get("/").statusCode()).isEqualTo(302);
    }

    @Test
    void eachRoleLandsOnItsPage() throws Exception {
        assertThat(landing("rs-117")).endsWith("/");
        assertThat(landing("owner")).endsWith("/weekly");
        assertThat(landing("admin")).endsWith("/forecast");
    }

    @Test
    void thePageAskedForComesAfterSignIn() throws Exception {
        get("/forecast");

        assertThat(signIn("rs-117", DemoBusiness.PASSWORD)
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .contains("/forecast");
    }

    @Test
    void signedInHomeIsServedWithItsPolicyFromTheCompiledBundle() throws Exception {
        signIn("rs-117", DemoBusiness.PASSWORD);

        HttpResponse<String> home = get("/");

        assertThat(home.statusCode()).isEqualTo(200);
        assertThat(home.body()).contains("ph/panelhouse.js").doesNotContain("vite");
        assertThat(header(home, "Content-Security-Policy")).contains("object-src 'none'");
    }

    @Test
    void aFormWithoutItsTokenIsRefused() throws Exception {
        HttpResponse<String> answer = post("/sign-in", "name=admin&password=" + encode(DemoBusiness.PASSWORD));

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void stylesAreServedWithoutASession() throws Exception {
        HttpResponse<String> css = get("/ph/panelhouse.css");

        assertThat(css.statusCode()).isEqualTo(200);
        assertThat(css.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(get("/aura/aura.css").statusCode()).isEqualTo(200);
    }

    private String landing(String name) throws Exception {
        HttpClient fresh =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        return header(signIn(fresh, name, DemoBusiness.PASSWORD), "Location");
    }

    private HttpResponse<String> signIn(String name, String password) throws Exception {
        return signIn(browser, name, password);
    }

    private static HttpResponse<String> signIn(HttpClient client, String name, String password) throws Exception {
        Matcher token = TOKEN.matcher(send(client, request("/sign-in").GET()).body());
        assertThat(token.find()).isTrue();
        String form = "name=%s&password=%s&_csrf=%s".formatted(encode(name), encode(password), encode(token.group(1)));
        return send(client, form("/sign-in", form));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(browser, request(path).GET());
    }

    private HttpResponse<String> post(String path, String form) throws Exception {
        return send(browser, form(path, form));
    }

    private static HttpRequest.Builder form(String path, String form) {
        return request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).header("Accept", "*/*");
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
