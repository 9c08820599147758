package io.panelhouse.simulator.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import io.panelhouse.simulator.business.BusinessHistory;
import io.panelhouse.simulator.business.BusinessParameters;
import io.panelhouse.simulator.business.BusinessSize;
import io.panelhouse.simulator.fill.FilledPanel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveBusinessIT {
    private static final LiveOptions DEMO = new LiveOptions(FilledPanel.SEED, 1, null, null);
    private static final LiveOptions ONLY_WHAT_FALLS_DUE = new LiveOptions(FilledPanel.SEED, 1, 0.0, 0.0);
    private static final LiveOptions LOAD = new LiveOptions(FilledPanel.SEED, 1, 40.0, 20.0);

    @TempDir
    private Path state;

    private final FilledPanel filled = new FilledPanel();
    private final HeartbeatRecorder gateway = new HeartbeatRecorder();

    @BeforeEach
    void fill() {
        filled.fill();
    }

    @AfterEach
    void close() {
        gateway.close();
        filled.close();
    }

    @Test
    void subscribersSignInWatchAndLeaveAndTheirSessionsGiveSignsOfLife() {
        long before = filled.number("SELECT count(*) FROM journal.session WHERE change = 'OPENED'");
        try (LiveBusiness live = open(DEMO)) {
            pass(live, 400, Duration.ofSeconds(1));
            live.tick();

            LiveReading reading = live.reading();
            assertThat(reading.onlineAccounts()).isBetween(40, 160);
            assertThat(reading.stopped()).isPositive();
            assertThat(filled.number("SELECT count(*) FROM journal.session WHERE change = 'OPENED'") - before)
                    .isEqualTo(reading.accepted());
            assertThat(filled.number("SELECT count(DISTINCT outcome) FROM journal.auth_attempt WHERE source IS NULL"))
                    .isGreaterThanOrEqualTo(3);
            await().until(() -> !gateway.sessions().isEmpty());
            assertThat(journaledSessions()).containsAll(gateway.sessions());
        }
    }

    @Test
    void figuresMoveByAnOperationEveryFewSeconds() {
        try (LiveBusiness live = open(DEMO)) {
            pass(live, 300, Duration.ofSeconds(1));

            assertThat(live.reading().operations()).isBetween(20L, 120L);
            assertThat(filled.number("SELECT count(*) FROM journal.ledger_entry"
                            + " WHERE ledger_account = 'WALLET' AND balance_after < 0"))
                    .isZero();
        }
    }

    @Test
    void whatFallsDueIsRenewedAsTheModelSaysAndARestartRepeatsNothing() {
        Instant tomorrow = FilledPanel.NOW.plus(Duration.ofDays(1));
        long before = terms();
        long planned = plannedUntil(tomorrow);

        try (LiveBusiness live = open(ONLY_WHAT_FALLS_DUE)) {
            pass(live, 288, Duration.ofMinutes(5));
        }
        try (LiveBusiness restarted = open(ONLY_WHAT_FALLS_DUE)) {
            pass(restarted, 40, Duration.ofMillis(100));
        }

        assertThat(planned).isGreaterThan(20);
        assertThat(terms() - before).isEqualTo(planned);
    }

    @Test
    void anotherProcessGoesOnWithTheSessionsOfAKilledOne() {
        LiveBusiness killed = open(DEMO);
        pass(killed, 60, Duration.ofSeconds(1));
        int open = killed.reading().openSessions();

        try (LiveBusiness next = open(DEMO)) {
            assertThat(next.reading().openSessions()).isBetween(open - 15, open);
            next.tick();
            await().untilAsserted(() -> {
                next.tick();
                assertThat(next.reading().heartbeats()).isPositive();
            });
        }
    }

    @Test
    void aGatewayThatIsAwayIsWaitedOut() {
        try (LiveBusiness live = open(DEMO)) {
            gateway.answer(503);
            pass(live, 60, Duration.ofSeconds(1));
            await().untilAsserted(() -> {
                live.tick();
                assertThat(live.reading().gatewayFailing()).isTrue();
            });
            gateway.answer(202);
            filled.time().pass(Duration.ofSeconds(10));

            await().untilAsserted(() -> {
                live.tick();
                assertThat(live.reading().gatewayFailing()).isFalse();
            });
            assertThat(live.reading().healthy(filled.time().instant())).isTrue();
        }
    }

    @Test
    void aDatabaseThatIsAwayIsWaitedOutAndNothingIsDoubled() {
        String url = filled.database().url();
        String name = url.substring(url.lastIndexOf('/') + 1);
        try (FilledPanel other = new FilledPanel();
                ExecutorService workers = Executors.newFixedThreadPool(2);
                LiveBusiness live = LiveBusiness.open(filled.panel(), settings(), LOAD, filled.time(), workers)) {
            await().until(() -> operationsAfterAStep(live) > 10);
            other.execute("ALTER DATABASE " + name + " ALLOW_CONNECTIONS false");
            other.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name + "'");
            await().until(() -> {
                operationsAfterAStep(live);
                return !live.reading().panelFailingFor().isZero();
            });
            long operations = live.reading().operations();
            other.execute("ALTER DATABASE " + name + " ALLOW_CONNECTIONS true");

            await().atMost(Duration.ofSeconds(30)).until(() -> operationsAfterAStep(live) > operations + 10);

            assertThat(live.reading().panelFailingFor()).isZero();
            assertThat(filled.number("SELECT count(*) FROM (SELECT account_name FROM journal.term"
                            + " WHERE trial GROUP BY account_name HAVING count(*) > 1) twice"))
                    .isZero();
        }
    }

    @Test
    void aPanelWithoutADemoBusinessIsRefused() {
        try (FilledPanel empty = new FilledPanel()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> LiveBusiness.open(empty.panel(), settings(), DEMO, empty.time(), Runnable::run))
                    .withMessage("Cannot start the live simulator: the panel holds no demo business; run fill first");
        }
    }

    private LiveBusiness open(LiveOptions options) {
        return LiveBusiness.open(filled.panel(), settings(), options, filled.time(), Runnable::run);
    }

    private LiveSettings settings() {
        return new LiveSettings(gateway.address(), HeartbeatRecorder.KEY, state, "127.0.0.1", 0);
    }

    private void pass(LiveBusiness live, int steps, Duration each) {
        for (int i = 0; i < steps; i++) {
            filled.time().pass(each);
            live.tick();
        }
    }

    private long operationsAfterAStep(LiveBusiness live) {
        pass(live, 1, Duration.ofMillis(100));
        return live.reading().operations();
    }

    private long terms() {
        return filled.number("SELECT count(*) FROM journal.term");
    }

    /** The paid terms that the model sells between the end of the history and an instant to accounts that exist. */
    private static long plannedUntil(Instant later) {
        BusinessHistory history = BusinessHistory.play(
                BusinessParameters.standard(), BusinessSize.SMALL, FilledPanel.SEED, FilledPanel.NOW);
        return PlannedTerms.between(history, FilledPanel.SEED, later);
    }

    private Set<String> journaledSessions() {
        Set<String> sessions = new HashSet<>();
        try (var connection = filled.database().connect();
                var rows = connection.createStatement().executeQuery("SELECT session_id FROM journal.session")) {
            while (rows.next()) {
                sessions.add(rows.getString(1));
            }
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
        return sessions;
    }
}
