package io.panelhouse.bench.sessions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One browser page on Home, without the browser: signs in by the form, speaks the protocol of Vaadin's client (init, a
 * navigation, answers to what the server asks of the page, confirmations of the grid's updates, pushes over a
 * WebSocket, messages taken in the order of their numbers), and notes the texts that the page would show.
 */
final class DeskSession implements WebSocket.Listener {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final String GUARD = "for(;;);";
    private static final int TEXT = 7;
    private static final String DETAILS = "&v-sh=768&v-sw=1366&v-wh=768&v-ww=1366&v-bh=768&v-bw=1366&v-tzo=0&v-dstd=0"
            + "&v-rtzo=0&v-dston=false&v-tzid=UTC&v-td=false&v-pr=1&v-pv=VISIBLE";

    private final HttpClient http;
    private final URI address;
    private final Seen seen;
    private final Map<String, String> cookies = new HashMap<>();
    private final Map<Integer, JsonNode> early = new HashMap<>();
    private final BlockingQueue<ObjectNode> calls = new LinkedBlockingQueue<>();
    private final StringBuilder pushed = new StringBuilder();
    private int nextSync;
    private int nextClient;
    private int promise;
    private String key = "";
    private int page;
    private @Nullable WebSocket socket;
    private volatile @Nullable String trouble;

    DeskSession(HttpClient http, URI address, Seen seen) {
        this.http = http;
        this.address = address;
        this.seen = seen;
    }

    /** What it has seen. */
    Seen seen() {
        return seen;
    }

    /** What went wrong; null if nothing did. */
    @Nullable
    String trouble() {
        return trouble;
    }

    /** Signs in and opens Home, until its first figures are there and pushes would come. */
    void open() throws IOException, InterruptedException {
        signIn();
        require(get("/").statusCode() == 200, "Home was not answered");
        JsonNode config = JSON.readTree(
                        get("/?v-r=init&location=&query=" + DETAILS).body())
                .path("appConfig");
        JsonNode first = config.path("uidl");
        page = config.path("v-uiId").asInt();
        key = first.path("Vaadin-Security-Key").asText();
        String push = first.path("Vaadin-Push-ID").asText();
        take(first, System.nanoTime());
        socket = http.newWebSocketBuilder()
                .header("Cookie", cookieHeader())
                .buildAsync(
                        URI.create(("ws://%s/VAADIN/push?v-r=push&v-uiId=%d&v-pushId=%s&X-Atmosphere-tracking-id=0"
                                        + "&X-Atmosphere-Framework=4.0.1&X-Atmosphere-Transport=websocket"
                                        + "&X-Atmosphere-TrackMessageSize=true"
                                        + "&Content-Type=application/json;%%20charset=UTF-8&X-atmo-protocol=true"
                                        + "&X-Vaadin-LastSeenServerSyncId=0")
                                .formatted(address.getAuthority(), page, push)),
                        this)
                .join();
        ObjectNode navigation =
                JSON.createObjectNode().put("type", "event").put("node", 1).put("event", "ui-navigate");
        navigation
                .putObject("data")
                .put("route", "/")
                .put("query", "")
                .put("appShellTitle", "Panelhouse")
                .put("trigger", "")
                .putObject("historyState")
                .put("idx", 0);
        send(navigation);
        while (!calls.isEmpty()) {
            send(calls.take());
        }
        Thread.ofVirtual().start(this::answer);
    }

    private void answer() {
        try {
            while (true) {
                send(calls.take());
            }
        } catch (IOException | IllegalStateException e) {
            trouble = e.toString();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void signIn() throws IOException, InterruptedException {
        Matcher token = TOKEN.matcher(get("/sign-in").body());
        require(token.find(), "the sign-in page has no token");
        String form = "_csrf=%s&name=%s&password=%s"
                .formatted(
                        encoded(token.group(1)),
                        encoded(DeskHouse.operator(seen.reseller())),
                        encoded(DeskHouse.PASSWORD));
        HttpResponse<String> answer = exchange(request("/sign-in")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
        String to = answer.headers().firstValue("Location").orElse("");
        require(
                answer.statusCode() / 100 == 3 && !to.contains("sign-in"),
                "the sign-in was answered with " + answer.statusCode() + " " + to);
    }

    /** One message to the server, and what it answers. */
    private void send(ObjectNode call) throws IOException, InterruptedException {
        ObjectNode message = JSON.createObjectNode().put("csrfToken", key);
        message.putArray("rpc").add(call);
        synchronized (this) {
            message.put("syncId", nextSync - 1).put("clientId", nextClient++);
        }
        HttpResponse<String> answer = exchange(request("/?v-r=uidl&v-uiId=" + page)
                .header("Content-Type", "application/json; charset=UTF-8")
                .POST(BodyPublishers.ofString(message.toString())));
        require(answer.statusCode() == 200, "a message was answered with " + answer.statusCode());
        accept(answer.body(), System.nanoTime());
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        long at = System.nanoTime();
        from.request(1);
        pushed.append(data);
        int bar = pushed.indexOf("|");
        while (bar > 0) {
            int end = bar + 1 + Integer.parseInt(pushed, 0, bar, 10);
            if (pushed.length() < end) {
                break;
            }
            String message = pushed.substring(bar + 1, end);
            pushed.delete(0, end);
            if (message.startsWith("{") || message.startsWith(GUARD)) {
                seen.push(message.length());
                accept(message, at);
            }
            bar = pushed.indexOf("|");
        }
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        trouble = "the push connection broke: " + error;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        trouble = "the push connection was closed: " + status + " " + reason;
        return null;
    }

    private void accept(String message, long at) {
        try {
            JsonNode read = JSON.readTree(message.startsWith(GUARD) ? message.substring(GUARD.length()) : message);
            take(read.isArray() ? read.path(0) : read, at);
        } catch (JsonProcessingException e) {
            trouble = "a message is no JSON: " + e.getMessage();
        }
    }

    /** Takes messages in the order of their numbers, whichever way they came. */
    private synchronized void take(JsonNode message, long at) {
        if (!message.has("syncId")) {
            trouble = "a message without number came: " + message;
            return;
        }
        early.put(message.path("syncId").asInt(), message);
        for (JsonNode next = early.remove(nextSync); next != null; next = early.remove(nextSync)) {
            nextSync++;
            if (next.has("meta")
                    && (next.path("meta").has("sessionExpired")
                            || next.path("meta").has("appError"))) {
                trouble = "the server ended the session: " + next.path("meta");
            }
            for (JsonNode change : next.path("changes")) {
                if (change.path("feat").asInt(-1) == TEXT) {
                    seen.text(change.path("value").asText(), at);
                }
            }
            for (JsonNode script : next.path("execute")) {
                run(script);
            }
        }
    }

    /** The scripts whose outcome the server waits for. */
    private void run(JsonNode script) {
        String expression = script.path(script.size() - 1).asText();
        JsonNode back = script.path(0).path("@v-return");
        if (expression.contains("window.innerWidth")) {
            channel(back).add(1366);
        } else if (expression.contains("scheme.get()")) {
            channel(back).add("system");
        } else if (expression.contains("$connector.confirm(")) {
            ObjectNode call = JSON.createObjectNode()
                    .put("type", "publishedEventHandler")
                    .put("node", script.path(0).path("@v-node").asInt())
                    .put("templateEventMethodName", "confirmUpdate")
                    .put("promise", promise++);
            call.putArray("templateEventMethodArgs").add(script.path(1).asInt());
            calls.add(call);
        }
    }

    private ArrayNode channel(JsonNode back) {
        ObjectNode call = JSON.createObjectNode()
                .put("type", "channel")
                .put("node", back.path(0).asInt())
                .put("channel", back.path(1).asInt());
        calls.add(call);
        return call.putArray("args");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return exchange(request(path).GET());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(address.resolve(path)).header("Accept-Language", "en-US");
        return cookies.isEmpty() ? builder : builder.header("Cookie", cookieHeader());
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        for (String line : answer.headers().allValues("Set-Cookie")) {
            String[] cookie = line.substring(0, (line + ";").indexOf(';')).split("=", 2);
            cookies.put(cookie[0], cookie[1]);
        }
        return answer;
    }

    private String cookieHeader() {
        StringBuilder header = new StringBuilder();
        cookies.forEach((name, value) -> header.append(header.isEmpty() ? "" : "; ")
                .append(name)
                .append('=')
                .append(value));
        return header.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static void require(boolean fact, String otherwise) {
        if (!fact) {
            throw new IllegalStateException("Cannot open a session: " + otherwise);
        }
    }

    /** Goes away as a browser that lost its power: nothing is said. */
    void vanish() {
        WebSocket open = socket;
        if (open != null) {
            open.abort();
        }
    }
}
