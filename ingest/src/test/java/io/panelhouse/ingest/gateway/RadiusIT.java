package io.panelhouse.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.panelhouse.panel.session.OpenSession;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real FreeRADIUS with the shipped configuration before the gateway, asked by radclient. */
class RadiusIT {

    private static final String A = "00-1A-79-00-00-0A";
    private static final String B = "00-1A-79-00-00-0B";

    @TempDir
    private static Path folder;

    private static @Nullable EdgeUnderTest edgeUnderTest;
    private static @Nullable Radiusd server;

    @BeforeAll
    static void start() throws Exception {
        if (!Radiusd.installed()) {
            System.out.println("RadiusIT is skipped: FreeRADIUS is not installed"
                    + " (apt-get install freeradius freeradius-rest freeradius-utils)");
        }
        assumeTrue(Radiusd.installed(), "FreeRADIUS is not installed");
        EdgeUnderTest edge = new EdgeUnderTest();
        edgeUnderTest = edge;
        Radiusd radiusd = new Radiusd(folder, edge.gateway.port(), edge.key);
        server = radiusd;
        await().atMost(Duration.ofSeconds(30)).until(radiusd::ready);
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.close();
        }
        if (edgeUnderTest != null) {
            edgeUnderTest.close();
        }
    }

    @Test
    @Tag("S17")
    void theRightPasswordIsAcceptedTheWrongOneAndAnotherDeviceAreRejectedWithTheReason() throws Exception {
        edge().account("ra-1");

        assertThat(authenticate("ra-1", "secret of ra-1", A))
                .contains("Received Access-Accept", "Session-Timeout = 2", "Acct-Interim-Interval = 60");
        assertThat(authenticate("ra-1", "wrong", A))
                .contains("Received Access-Reject", "Reply-Message = \"The password was wrong.\"");
        assertThat(authenticate("ra-1", "secret of ra-1", B))
                .contains("Received Access-Reject", "Reply-Message = \"The account is locked to another device.\"");
    }

    @Test
    void anExpiredAccountIsRejected() throws Exception {
        edge().business.created(edge().business.north, "ra-trial", "TRIAL");
        edge().business.time.advance(Duration.ofHours(24));

        assertThat(authenticate("ra-trial", "secret of ra-trial", A))
                .contains("Received Access-Reject", "Reply-Message = \"The trial had ended.\"");
    }

    @Test
    void accountingKeepsTheSessionAliveAndStopsIt() throws Exception {
        edge().account("ra-2");
        String session = sessionOf(authenticate("ra-2", "secret of ra-2", A));
        edge().business.time.advance(Duration.ofSeconds(50));
        account("Start", session);
        assertThat(lastHeartbeat(session)).contains(edge().business.time.instant());
        edge().business.time.advance(Duration.ofSeconds(60));
        account("Interim-Update", session);
        assertThat(lastHeartbeat(session)).contains(edge().business.time.instant());

        assertThat(account("Stop", session)).contains("Received Accounting-Response");

        assertThat(lastHeartbeat(session)).isEmpty();
        assertThat(reason(session)).isEqualTo("STOP");
        assertThat(account("Stop", session)).contains("Received Accounting-Response");
    }

    @Test
    void aSessionWhoseInterimUpdatesAreLostIsClosedByTimeout() throws Exception {
        edge().account("ra-3");
        String session = sessionOf(authenticate("ra-3", "secret of ra-3", A));
        account("Start", session);

        edge().business.time.advance(Duration.ofSeconds(91));

        await().until(() -> lastHeartbeat(session).isEmpty());
        assertThat(reason(session)).isEqualTo("TIMEOUT");
    }

    private static EdgeUnderTest edge() {
        return java.util.Objects.requireNonNull(edgeUnderTest);
    }

    private static Radiusd radiusd() {
        return java.util.Objects.requireNonNull(server);
    }

    private static String authenticate(String name, String password, String device) throws Exception {
        return radiusd()
                .authenticate("User-Name=\"%s\",User-Password=\"%s\",Calling-Station-Id=\"%s\"%n"
                        .formatted(name, password, device));
    }

    private static String account(String status, String session) throws Exception {
        return radiusd()
                .account("Acct-Status-Type=%s,Acct-Session-Id=\"1\",User-Name=\"x\",Class=\"%s\"%n"
                        .formatted(status, session));
    }

    private static String sessionOf(String reply) {
        String hexadecimal = reply.replaceAll("(?s).*Class = 0x([0-9a-f]+).*", "$1");
        return new String(java.util.HexFormat.of().parseHex(hexadecimal), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static Optional<java.time.Instant> lastHeartbeat(String session) {
        return edge().business.panel.sessions().find(session).map(OpenSession::lastHeartbeatAt);
    }

    private static String reason(String session) {
        return edge().business
                .text("SELECT reason FROM journal.session WHERE change = 'CLOSED' AND session_id = '" + session + "'");
    }
}
