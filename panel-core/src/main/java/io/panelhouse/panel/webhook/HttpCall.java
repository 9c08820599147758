package io.panelhouse.panel.webhook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Posts a body and reads the status of the answer, nothing more: the rest of it is of no use, and no redirection is
 * followed. It connects to the address that was checked, whatever the name leads to a moment later.
 */
final class HttpCall {

    /** How long a whole call may take. */
    static final Duration LIMIT = Duration.ofSeconds(15);

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})( .*)?");
    private static final int MAX_STATUS_LINE = 1_000;
    private static final int MAX_BODY = 65_536;
    private static final int MAX_INTERIM_LINES = 100;

    private final Destinations destinations;
    private final Duration limit;

    /** @param limit how long the whole call may take */
    HttpCall(Destinations destinations, Duration limit) {
        this.destinations = destinations;
        this.limit = limit;
    }

    /**
     * The status that the receiver answered with.
     *
     * @throws IOException if there was no answer in time; its message is the fact
     */
    int post(URI url, Map<String, String> headers, String body) throws IOException {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        if (content.length > MAX_BODY) {
            throw new IOException("the body would be larger than " + MAX_BODY + " bytes");
        }
        InetAddress address = destinations.resolved(url);
        boolean secure = url.getScheme().equalsIgnoreCase("https");
        int port = url.getPort() == -1 ? (secure ? 443 : 80) : url.getPort();
        try (Socket socket = new Socket()) {
            // Whoever reads or answers drop by drop is cut off all the same.
            Executor later = CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS);
            CompletableFuture<Void> end = CompletableFuture.runAsync(() -> close(socket), later);
            try {
                socket.connect(new InetSocketAddress(address, port), Math.toIntExact(limit.toMillis()));
                return answered(
                        secure ? secured(socket, url, port) : socket, head(url, headers, content.length), content);
            } catch (IOException e) {
                throw end.isDone() ? new IOException("no answer within " + limit.toSeconds() + " s", e) : e;
            } finally {
                end.cancel(false);
            }
        }
    }

    /** Why an answer is no success; null if it is one. */
    static @Nullable String error(int status) {
        return status >= 200 && status < 300 ? null : "the answer was " + status;
    }

    /** Why there was no answer. */
    static String error(Exception failed) {
        String message = failed.getMessage();
        return message == null ? failed.getClass().getSimpleName() : message;
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // It is closed then.
            return;
        }
    }

    private static SSLSocket secured(Socket socket, URI url, int port) throws IOException {
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        SSLSocket secured = (SSLSocket) factory.createSocket(socket, url.getHost(), port, true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    private static byte[] head(URI url, Map<String, String> headers, int length) {
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        StringBuilder head = new StringBuilder("POST " + path + query + " HTTP/1.1\r\n");
        head.append("Host: ").append(url.getHost()).append(url.getPort() == -1 ? "" : ":" + url.getPort());
        head.append("\r\nUser-Agent: Panelhouse\r\nContent-Type: application/json\r\nConnection: close\r\n");
        head.append("Content-Length: ").append(length).append("\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static int answered(Socket socket, byte[] head, byte[] body) throws IOException {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.write(head);
        request.write(body);
        socket.getOutputStream().write(request.toByteArray());
        socket.getOutputStream().flush();
        InputStream answer = socket.getInputStream();
        // Interim answers (1xx) come before the one that counts.
        for (int i = 0; i < MAX_INTERIM_LINES; i++) {
            Matcher status = STATUS.matcher(line(answer));
            if (status.matches() && !status.group(1).startsWith("1")) {
                return Integer.parseInt(status.group(1));
            }
            if (!status.matches() && i == 0) {
                break;
            }
        }
        throw new IOException("what answers does not speak HTTP/1.1");
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c == -1 || line.size() >= MAX_STATUS_LINE) {
                throw new IOException("the answer ended before its status");
            }
            if (c != '\r') {
                line.write(c);
            }
        }
        return line.toString(StandardCharsets.US_ASCII);
    }
}
