package io.panelhouse.streaming.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.panelhouse.event.AccountId;
import io.panelhouse.event.Alert;
import io.panelhouse.event.AlertKind;
import io.panelhouse.event.EventEnvelope;
import io.panelhouse.event.OperationKind;
import io.panelhouse.event.OperationLogged;
import io.panelhouse.event.PanelEvent;
import io.panelhouse.event.ResellerId;
import io.panelhouse.event.SessionChange;
import io.panelhouse.event.SessionRecorded;
import io.panelhouse.event.SignInAttempted;
import io.panelhouse.event.SignInOutcome;
import io.panelhouse.event.TermKind;
import io.panelhouse.event.TermSold;
import io.panelhouse.event.Topics;
import io.panelhouse.event.codec.EventCodec;
import io.panelhouse.event.codec.EventCodecs;
import io.panelhouse.streaming.intake.Quarantine;
import io.panelhouse.streaming.kafka.EmbeddedKafka;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The live job in its own process on a real broker: how soon alerts are there, and that they stand a kill. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AlertLatencyIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration IN_TIME = Duration.ofSeconds(5);
    private static final ResellerId RESELLER = new ResellerId(7);
    private static final AccountId ACCOUNT = new AccountId(12);

    private Path folder;
    private EmbeddedKafka kafka;
    private Map<String, String> environment;
    private long sequence;

    @BeforeAll
    void startBroker(@TempDir Path folder) throws Exception {
        this.folder = folder;
        kafka = EmbeddedKafka.start(Files.createDirectory(folder.resolve("kafka")));
        environment = Map.of(
                "PANELHOUSE_KAFKA", kafka.bootstrapServers(),
                "PANELHOUSE_STATE", folder.resolve("state").toString(),
                "PANELHOUSE_LIVE_CHECKPOINT_SECONDS", "1",
                "PANELHOUSE_STREAMING_PORT", Integer.toString(freePort()));
    }

    @AfterAll
    void stopBroker() throws Exception {
        kafka.close();
    }

    @Test
    @Tag("S33")
    void thirtyDebitsOfOneLoginAreAnAlertWithinFiveSecondsAlsoAfterAKill() throws Exception {
        List<Duration> delays = new ArrayList<>();
        Instant opened;
        try (StreamingChild child = start()) {
            await().atMost(PATIENCE).until(child::healthy);
            for (int login = 0; login < 5; login++) {
                twoAnHour("login-" + login);
                Instant last = drains("login-" + login);
                Alert alert = alert("login-" + login);
                delays.add(Duration.between(last, Instant.now()));
                assertThat(alert.open()).isTrue();
                assertThat(alert.limit()).isEqualByComparingTo("12");
            }
            assertThat(kafka.read(Quarantine.TOPIC)).isEmpty();
            opened = alert("login-0").openedAt();
            child.kill();
        }
        try (StreamingChild child = start()) {
            await().atMost(PATIENCE).until(child::healthy);
            Instant last = drains("login-0");
            await().atMost(IN_TIME)
                    .until(() -> newest("login-0").orElseThrow().figure().intValueExact() == 60);
            delays.add(Duration.between(last, Instant.now()));
            assertThat(newest("login-0").orElseThrow().openedAt()).isEqualTo(opened);
            assertThat(newest("login-0").orElseThrow().evidence()).hasSize(60).doesNotHaveDuplicates();
        }

        System.out.println("Delays from the last debit until the alert was read: " + delays);
        assertThat(delays).allSatisfy(delay -> assertThat(delay).isLessThan(IN_TIME));
    }

    @Test
    @Tag("S54")
    void aStrangeDeviceWhileAnotherWatchesIsAnAlert() throws Exception {
        Instant now = now();
        journal(
                Topics.TERM,
                EventCodecs.TERM_SOLD,
                new TermSold(
                        RESELLER,
                        ACCOUNT,
                        "mk-1",
                        1,
                        "M3",
                        3,
                        new BigDecimal("3.0000"),
                        TermKind.NEW,
                        false,
                        now,
                        now,
                        null));
        session("old", SessionChange.OPENED, now.minus(Duration.ofDays(30)));
        session("old", SessionChange.CLOSED, now.minus(Duration.ofDays(30)).plusSeconds(600));
        session("evening", SessionChange.OPENED, now.minus(Duration.ofMinutes(30)));
        for (int i = 0; i < 3; i++) {
            journal(
                    Topics.AUTH_ATTEMPT,
                    EventCodecs.SIGN_IN_ATTEMPTED,
                    new SignInAttempted(
                            RESELLER,
                            ACCOUNT,
                            "mk-1",
                            SignInOutcome.CONNECTION_LIMIT,
                            "password",
                            "phone",
                            null,
                            null,
                            now.minus(Duration.ofMinutes(20 - 6L * i))));
        }
        kafka.flush();

        try (StreamingChild child = start()) {
            await().atMost(PATIENCE)
                    .until(() -> newest(ACCOUNT.toString())
                            .filter(alert -> alert.figure().compareTo(BigDecimal.ONE) == 0)
                            .isPresent());
            assertThat(child.healthy()).isTrue();
        }
        Alert alert = newest(ACCOUNT.toString()).orElseThrow();
        assertThat(alert.kind()).isEqualTo(AlertKind.SHARING);
        assertThat(alert.evidence()).hasSize(3).first().isEqualTo("evening");
        assertThat(alert.accountId()).isEqualTo(ACCOUNT);
    }

    private StreamingChild start() throws IOException {
        return StreamingChild.start(environment, folder.resolve("streaming.log"), "live");
    }

    private void twoAnHour(String login) {
        Instant now = now();
        for (int i = 48; i > 0; i--) {
            debit(login, now.minus(Duration.ofMinutes(30L * i)));
        }
    }

    /** When the last of thirty debits was sent. */
    private Instant drains(String login) {
        IntStream.range(0, 30).forEach(i -> debit(login, now()));
        kafka.flush();
        return Instant.now();
    }

    private void debit(String login, Instant at) {
        long operation = sequence + 1;
        journal(
                Topics.OPERATION,
                EventCodecs.OPERATION_LOGGED,
                new OperationLogged(operation, RESELLER, ACCOUNT, OperationKind.RENEW, login, at, null));
    }

    private void session(String session, SessionChange change, Instant at) {
        journal(
                Topics.SESSION,
                EventCodecs.SESSION_RECORDED,
                new SessionRecorded(RESELLER, session, change, ACCOUNT, "mk-1", "00:1A:79:00:00:01", null, null, at));
    }

    private <E extends PanelEvent> void journal(String topic, EventCodec<EventEnvelope<E>> codec, E event) {
        sequence++;
        kafka.send(topic, "7", codec.encode(new EventEnvelope<>(sequence, now(), now(), null, event)));
    }

    private Alert alert(String subject) {
        await().atMost(IN_TIME)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> newest(subject).filter(Alert::open).isPresent());
        return newest(subject).orElseThrow();
    }

    private Optional<Alert> newest(String subject) {
        return kafka.read(Topics.LIVE_ALERT).stream()
                .map(record -> EventCodecs.ALERT.decode(record.value()))
                .filter(alert -> alert.subject().equals(subject))
                .max((one, other) -> Long.compare(one.version(), other.version()));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
