package io.panelhouse.standalone.supervise;

import com.fasterxml.jackson.core.type.TypeReference;
import io.panelhouse.standalone.home.JsonFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code GET /health}: 200 is healthy, anything else is not; the body is a JSON object with {@code detail}. */
public final class HttpHealthCheck implements HealthCheck {

    private static final int CONNECT_MILLIS = 1000;
    private static final int READ_MILLIS = 3000;
    private static final TypeReference<LinkedHashMap<String, Object>> OBJECT = new TypeReference<>() {};

    private final URI uri;

    public HttpHealthCheck(URI uri) {
        this.uri = uri;
    }

    @Override
    public Health check() {
        try {
            HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
            connection.setConnectTimeout(CONNECT_MILLIS);
            connection.setReadTimeout(READ_MILLIS);
            connection.setRequestProperty("Connection", "close");
            try {
                return read(connection);
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return Health.silent("does not answer on port %d".formatted(uri.getPort()));
        }
    }

    private static Health read(HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        InputStream body =
                status < HttpURLConnection.HTTP_BAD_REQUEST ? connection.getInputStream() : connection.getErrorStream();
        boolean healthy = status == HttpURLConnection.HTTP_OK;
        Map<String, Object> facts = body == null ? new LinkedHashMap<>() : facts(body);
        Object detail = facts.remove("detail");
        facts.remove("healthy");
        return new Health(healthy, true, detail == null ? "answers " + status : detail.toString(), facts);
    }

    private static Map<String, Object> facts(InputStream body) throws IOException {
        byte[] bytes = body.readAllBytes();
        try {
            return JsonFile.mapper().readValue(bytes, OBJECT);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            return new LinkedHashMap<>();
        }
    }
}
