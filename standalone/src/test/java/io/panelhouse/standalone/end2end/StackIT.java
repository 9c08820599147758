package io.panelhouse.standalone.end2end;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.panelhouse.event.LiveCounters;
import io.panelhouse.standalone.end2end.StackUnderTest.Said;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The stack from the first start to the last stop, in this order: what a person sees, what the figures are, what a kill
 * does, what a restart keeps. {@code -Dpanelhouse.killRounds=20} kills each process twenty times.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StackIT {

    /** Sells from a wallet that the demo business does not know. */
    private static final String SHOPKEEPER = "shopkeeper";

    private static final String DEMO_PASSWORD = "a long demo password";
    private static final int KILL_ROUNDS = Integer.getInteger("panelhouse.killRounds", 1);
    private static final int PUSH_LIMIT_MILLIS = 2_000;
    private static final Duration PLAYED = Duration.ofHours(6);
    private static final int SPEED = 360;
    /** How much later than it was written a change may be shown. */
    private static final Duration LATE = Duration.ofMillis(1_500);

    private static final Path SIGN_INS = StackUnderTest.besideTheProject("data/auth-log/auth.log");
    private static final Path SESSIONS = StackUnderTest.besideTheProject("data/sessions/cowrie_sessions_20k.csv");
    private static final Path JUNE = StackUnderTest.besideTheProject("product/fixtures/june.csv");

    private final StackUnderTest stack = new StackUnderTest(
            newFolder(), Map.of("PANELHOUSE_DEMO_PASSWORD", DEMO_PASSWORD, "PANELHOUSE_BATCH_MINUTES", "0"));
    private String address = "";

    @BeforeAll
    void startsWithAnAddressAndTheFirstPassword() {
        Said said = stack.runWell("up", "--demo", "small");

        address = said.out().strip();
        assertThat(address).matches("http://127\\.0\\.0\\.1:\\d+/");
        assertThat(said.err())
                .containsPattern("Sign in as admin with the password \\S+")
                .contains("Demo sign-ins");
    }

    @AfterAll
    void stops() {
        Said said = stack.run("down");
        assertThat(said.err()).contains("Panelhouse is down");
    }

    @Test
    @Order(1)
    void aSecondUpFindsTheRunningOne() {
        Said said = stack.runWell("up");

        assertThat(said.out().strip()).isEqualTo(address);
        assertThat(said.err()).doesNotContain("password");
    }

    @Test
    @Order(2)
    @Tag("S3")
    @Tag("S15")
    void aSaleMovesTheBalanceHereAtOnceAndThereWithinTwoSeconds() {
        PanelApi api = PanelApi.of(stack, "owner");
        long shop = api.createReseller("by hand", api.reseller(), "UTC");
        api.transfer("funds", api.reseller(), shop, "10");
        String given = api.hire(shop, SHOPKEEPER, "SELL");
        try (Desk desk = new Desk(address)) {
            Desk.Home here = desk.signInAnew(SHOPKEEPER, given, DEMO_PASSWORD);
            Desk.Home there = desk.signIn(SHOPKEEPER, DEMO_PASSWORD);
            here.awaitBalance(BigDecimal.TEN, PUSH_LIMIT_MILLIS);
            there.awaitBalance(BigDecimal.TEN, PUSH_LIMIT_MILLIS);

            here.create("first-by-hand", "correct horse");

            BigDecimal after = BigDecimal.TEN.subtract(BigDecimal.ONE);
            here.awaitBalance(after, PUSH_LIMIT_MILLIS);
            there.awaitBalance(after, PUSH_LIMIT_MILLIS);
        }
    }

    @Test
    @Order(2)
    void aTokenIsAllThatItsCommandPrintsAndTheApiTakesIt() throws Exception {
        String token = stack.runWell("token", "create", "--operator", "owner", "--name", "probe")
                .out();
        assertThat(token).matches("ph_[0-9A-Za-z]{38}\\R");

        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:%d/v1/accounts?limit=1".formatted(stack.port("api"))))
                .header("Authorization", "Bearer " + token.strip())
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(StackUnderTest.json(answer.body()).path("items")).hasSize(1);
        }
    }

    @Test
    @Order(3)
    void everyLineOfARecordedFileIsAccountedFor() {
        assumeTrue(Files.exists(SIGN_INS), "the recorded files are not beside the project");
        String[] signIns = {
            "import", SIGN_INS.toString(), "--format", "sshd", "--year", "2017", "--reseller", "imported"
        };

        stack.runWell(signIns);
        Said again = stack.runWell(signIns);
        Said sessions = stack.runWell(
                "import",
                SESSIONS.toString(),
                "--mapping",
                StackUnderTest.inTheProject("docs/mappings/cowrie-sessions.yaml")
                        .toString(),
                "--reseller",
                "cowrie");
        stack.runWell("import", JUNE.toString(), "--format", "terms", "--reseller", "oracle");

        assertThat(again.out() + again.err()).containsPattern("imported\\D+0\\b");
        assertThat(sessions.out() + sessions.err()).contains("19997").containsPattern("rejected\\D+3\\b");
    }

    @Test
    @Order(3)
    void aRecordedEveningPlayedAtSpeedGivesTheLiveCurveOfAPlainProgram() {
        assumeTrue(Files.exists(SESSIONS), "the recorded files are not beside the project");
        RecordedLogs recorded = RecordedLogs.ofSessions(SESSIONS);
        Instant from = recorded.busiest().minus(PLAYED.dividedBy(2)).truncatedTo(ChronoUnit.SECONDS);
        Instant to = from.plus(PLAYED);

        stack.runWell(
                "replay",
                SESSIONS.toString(),
                "--mapping",
                StackUnderTest.inTheProject("docs/mappings/cowrie-sessions.yaml")
                        .toString(),
                "--reseller",
                "evening",
                "--from",
                from.toString(),
                "--to",
                to.toString(),
                "--speed",
                Integer.toString(SPEED));

        List<LiveCounters> curve = LiveHistory.ofCounters(stack, stack.reseller("evening"));
        RecordedLogs.Play play = new RecordedLogs.Play(
                from,
                firstSession("evening")
                        .minus(Duration.between(from, recorded.firstFrom(from)).dividedBy(SPEED)),
                SPEED);
        Duration late = LATE.multipliedBy(SPEED);
        int compared = 0;
        for (LiveCounters reading : curve) {
            Instant at = play.inLog(reading.asOf());
            if (at.isBefore(to)) {
                RecordedLogs.Band band = recorded.between(at.minus(late), at);
                assertThat(reading.openSessions())
                        .as("sessions at %s", at)
                        .isBetween(band.fewestSessions(), band.mostSessions());
                assertThat(reading.onlineAccounts())
                        .as("accounts at %s", at)
                        .isBetween(band.fewestAccounts(), band.mostAccounts());
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(50);
        Instant busiest = recorded.busiest();
        assertThat(curve.stream().mapToLong(LiveCounters::openSessions).max().orElse(0))
                .isGreaterThanOrEqualTo(
                        recorded.between(busiest, busiest.plus(late)).fewestSessions());
        assertThat(curve.getLast().openSessions()).isZero();
    }

    @Test
    @Order(3)
    void recordedSignInsPlayedAtSpeedAreTheLiveOnesByOutcome() {
        assumeTrue(Files.exists(SIGN_INS), "the recorded files are not beside the project");

        stack.runWell(
                "replay",
                SIGN_INS.toString(),
                "--format",
                "sshd",
                "--year",
                "2017",
                "--reseller",
                "sign-ins",
                "--speed",
                "250000");

        Map<String, Long> expected = RecordedLogs.signIns(SIGN_INS);
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(LiveHistory.ofSignIns(stack, stack.reseller("sign-ins")))
                        .isEqualTo(expected));
    }

    @Test
    @Order(4)
    @Tag("M11")
    void theCreditsOfASaleArriveInGoldWithTheNextBatchRun() {
        stack.runWell("batch", "run");

        assertThat(stack.run("reconcile").exitCode()).isZero();
        assertThat(stack.value("""
                        SELECT coalesce(sum(g.credits), 0) >= 1 FROM gold.consumption_daily g
                        JOIN (SELECT max(reseller_id) AS reseller_id, CAST(max(occurred_at) AS DATE) AS day
                              FROM raw.operation WHERE operator = 'shopkeeper') o
                          ON o.reseller_id = g.reseller_id AND abs(g.day - o.day) <= 1
                        """)).isEqualTo("true");
    }

    @Test
    @Order(5)
    void theRecordedSignInsAndSessionsAreCountedExactly() {
        assumeTrue(Files.exists(SIGN_INS), "the recorded files are not beside the project");
        String attempts = "SELECT sum(a.attempts) FROM gold.auth_daily a JOIN silver.reseller r USING (reseller_id)"
                + " WHERE r.name = 'imported' AND a.outcome = '%s'";
        String sessions = "SELECT count(*) FROM raw.session s JOIN silver.reseller r USING (reseller_id)"
                + " WHERE r.name = 'imported' AND s.change = '%s'";
        String open = """
                SELECT max(open) FROM (
                  SELECT sum(CASE change WHEN 'OPENED' THEN 1 ELSE -1 END)
                           OVER (ORDER BY occurred_at, change ROWS UNBOUNDED PRECEDING) AS open
                  FROM raw.session JOIN silver.reseller r USING (reseller_id) WHERE r.name = 'cowrie')
                """;

        assertThat(stack.value(attempts.formatted("ACCEPTED"))).isEqualTo("226");
        assertThat(stack.value(attempts.formatted("WRONG_PASSWORD"))).isEqualTo("1038");
        assertThat(stack.value(sessions.formatted("OPENED"))).isEqualTo("226");
        assertThat(stack.value(sessions.formatted("CLOSED"))).isEqualTo("225");
        assertThat(stack.value(open)).isEqualTo("145");
    }

    @Test
    @Order(6)
    @Tag("M3")
    @Tag("M4a")
    void theGoldenMonthHasItsFigures() {
        assumeTrue(Files.exists(JUNE), "the golden month is not beside the project");

        Map<String, JsonNode> figures = metrics();

        assertThat(value(figures, "M3")).isCloseTo(3.0 / 7, within(1e-6));
        assertThat(value(figures, "M4a")).isCloseTo(4.0 / 7, within(1e-6));
        assertThat(value(figures, "M4b")).isCloseTo(3.0 / 10, within(1e-6));
        assertThat(value(figures, "M4c")).isCloseTo(3.0 / 13, within(1e-6));
        assertThat(value(figures, "M4d")).isCloseTo(0.2576, within(1e-4));
        assertThat(value(figures, "M11")).isEqualTo(23.0);
        assertThat(value(figures, "M2")).isEqualTo(2.25);
    }

    @Test
    @Order(7)
    void killingEachProcessUnderLoadLosesAndDoublesNothing() {
        for (int round = 1; round <= KILL_ROUNDS; round++) {
            for (String part : stack.partNames()) {
                stack.killAndAwaitHealing(part);
            }
            Said reconciled = stack.run("reconcile");
            assertThat(reconciled.exitCode())
                    .as("round %d: %s", round, reconciled)
                    .isZero();
        }
        assertThat(stack.run("publish-heads").exitCode()).isZero();
        Said verified = stack.run("verify-ledger");
        assertThat(verified.exitCode()).as("%s", verified).isZero();
        assertThat(verified.out()).contains("\"faults\":0");
    }

    @Test
    @Order(8)
    void aKilledSupervisorIsFollowedByOneThatCleansUp() {
        long ingest = stack.pid("ingest");
        ProcessHandle.of(stack.status().path("supervisor").asLong()).ifPresent(ProcessHandle::destroyForcibly);

        Said said = stack.runWell("up");

        assertThat(said.err()).contains("The last supervisor was killed; ended what it left running:");
        assertThat(said.out().strip()).isEqualTo(address);
        assertThat(stack.pid("ingest")).isNotEqualTo(ingest);
    }

    @Test
    @Order(9)
    void nothingIsLostBetweenDownAndUp() {
        long before = Long.parseLong(stack.value("SELECT count(*) FROM raw.operation"));

        stack.runWell("down");
        assertThat(stack.run("query", "SELECT 1").err())
                .isEqualToIgnoringNewLines("Cannot run query: Panelhouse is not up; run ./panelhouse up\n");
        assertThat(stack.runWell("up").out().strip()).isEqualTo(address);

        assertThat(Long.parseLong(stack.value("SELECT count(*) FROM raw.operation")))
                .isGreaterThanOrEqualTo(before);
        assertThat(stack.run("reconcile").exitCode()).isZero();
    }

    private Instant firstSession(String reseller) {
        String micros = stack.database(
                        "SELECT (extract(epoch FROM min(occurred_at)) * 1000000)::bigint FROM journal.session"
                                + " WHERE reseller_id = " + stack.reseller(reseller))
                .getFirst()
                .getFirst();
        return Instant.EPOCH.plus(Long.parseLong(micros), ChronoUnit.MICROS);
    }

    private Map<String, JsonNode> metrics() {
        Said said = stack.runWell(
                "metrics",
                "--from",
                "2026-06-01",
                "--to",
                "2026-07-01",
                "--as-of",
                "2026-07-10",
                "--reseller",
                "oracle",
                "--format",
                "json");
        Map<String, JsonNode> figures = new HashMap<>();
        StackUnderTest.json(said.out())
                .forEach(figure -> figures.put(figure.path("id").asText(), figure));
        return figures;
    }

    private static double value(Map<String, JsonNode> figures, String id) {
        return figures.getOrDefault(id, com.fasterxml.jackson.databind.node.MissingNode.getInstance())
                .path("value")
                .asDouble(Double.NaN);
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("panelhouse-stack");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
