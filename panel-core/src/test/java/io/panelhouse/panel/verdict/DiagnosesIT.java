package io.panelhouse.panel.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.TestBusiness;
import io.panelhouse.panel.device.DeviceId;
import io.panelhouse.panel.session.SignInRequest;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The facts of an account as the journals hold them. */
class DiagnosesIT {

    private static final String BOX = "00:1A:79:3B:10:44";

    private TestBusiness business;
    private AccountId account = new AccountId(0);

    @BeforeEach
    void sell() {
        business = new TestBusiness();
        business.fund(business.north, 10);
        account = Objects.requireNonNull(
                business.created(business.north, "mk-1", "M3").accountId());
    }

    @AfterEach
    void close() {
        business.close();
    }

    @Test
    @Tag("S20")
    void attemptsAndSessionsAreReadNewestFirst() {
        String session = Objects.requireNonNull(signIn("secret of mk-1").sessionId());
        business.time.advance(Duration.ofMinutes(132));
        business.panel.sessions().close(session);
        business.time.advance(Duration.ofMinutes(1));
        signIn("wrong");

        Facts facts = facts();

        assertThat(facts.attempts()).hasSize(2);
        assertThat(Objects.requireNonNull(facts.lastAccepted()).deviceId()).isEqualTo(new DeviceId(BOX));
        assertThat(facts.viewings()).singleElement().satisfies(viewing -> {
            assertThat(viewing.openedAt()).isEqualTo("2026-06-01T12:00:00Z");
            assertThat(viewing.closedAt()).isEqualTo("2026-06-01T14:12:00Z");
        });
        assertThat(Verdict.of(facts, business.time.instant()).cause()).isEqualTo(Cause.WRONG_PASSWORD);
    }

    @Test
    @Tag("S55")
    void anOpenSessionIsConnected() {
        signIn("secret of mk-1");

        assertThat(Verdict.of(facts(), business.time.instant()).cause()).isEqualTo(Cause.CONNECTED);
    }

    @Test
    void nothingIsToldOutsideTheSubtree() {
        assertThat(business.panel.diagnoses().facts(business.asSouth, account)).isEmpty();
    }

    private Facts facts() {
        return business.panel.diagnoses().facts(business.asNorth, account).orElseThrow();
    }

    private io.panelhouse.panel.session.SignInDecision signIn(String secret) {
        return business.panel.signIns().attempt(new SignInRequest(business.north, "mk-1", secret, BOX, "MAG", null));
    }
}
