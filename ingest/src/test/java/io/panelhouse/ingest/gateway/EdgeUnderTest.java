package io.panelhouse.ingest.gateway;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.panelhouse.ingest.KafkaForTests;
import io.panelhouse.ingest.publish.TopicSetup;
import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.TestBusiness;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A gateway with a panel and a broker of its own, and an edge of the reseller north. Its time is the test's. */
final class EdgeUnderTest implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    final TestBusiness business = new TestBusiness();
    final KafkaForTests kafka;
    final String key;
    final Gateway gateway;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    EdgeUnderTest() throws Exception {
        kafka = KafkaForTests.start();
        log.start();
        ((LoggerContext) LoggerFactory.getILoggerFactory())
                .getLogger(Logger.ROOT_LOGGER_NAME)
                .addAppender(log);
        new TopicSetup(kafka.bootstrapServers(), Duration.ofSeconds(60)).createMissing();
        business.fund(business.north, 100);
        key = business.panel
                .edges()
                .create(business.asNorth, business.north, "edge")
                .key();
        gateway = new Gateway(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                kafka.bootstrapServers(),
                () -> {
                    throw new IllegalStateException("nobody asks for the capture here");
                },
                business.panel,
                business.time,
                Duration.ZERO,
                Duration.ofMillis(50));
    }

    AccountId account(String name) {
        return Objects.requireNonNull(
                business.created(business.north, name, "M1").accountId());
    }

    JsonNode auth(String name, String secret, String device) throws Exception {
        return auth(name, secret, device, "10.0.0.1");
    }

    JsonNode auth(String name, String secret, String device, String address) throws Exception {
        return post(
                "/v1/auth",
                "{\"username\":\"%s\",\"secret\":\"%s\",\"device\":{\"id\":\"%s\",\"type\":\"MAG\"},\"app\":\"a 1\",\"address\":\"%s\"}"
                        .formatted(name, secret, device, address));
    }

    JsonNode post(String path, String body) throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port() + path))
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + key)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return JSON.readTree(answer.body());
    }

    String logged() {
        return List.copyOf(log.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .collect(Collectors.joining("\n"));
    }

    @Override
    public void close() {
        http.close();
        gateway.close();
        kafka.close();
        business.close();
    }
}
