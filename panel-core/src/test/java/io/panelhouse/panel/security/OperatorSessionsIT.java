package io.panelhouse.panel.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panelhouse.panel.directory.Operator;
import io.panelhouse.panel.directory.OperatorRole;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("S36")
@Tag("X4")
class OperatorSessionsIT {

    private static TestPeople people;
    private static OperatorSessions sessions;
    private static int names;

    private Operator erik;

    @BeforeAll
    static void open() {
        people = new TestPeople();
        sessions = people.security.sessions();
    }

    @AfterAll
    static void close() {
        people.close();
    }

    @BeforeEach
    void erikIsThere() {
        erik = people.person("erik-" + names++, people.business.north, OperatorRole.RESELLER);
    }

    @Test
    void aPersonSeesWhereTheyAreSignedIn() {
        OperatorSessionId first = sessions.open(erik, "Chrome on Windows", "192.0.2.1");
        people.business.time.advance(Duration.ofMinutes(5));
        OperatorSessionId second = sessions.open(erik, "Safari on iPhone", "2001:db8::1");
        sessions.seen(List.of(first, second));

        List<OperatorSession> listed = sessions.of(erik);

        assertThat(listed).extracting(OperatorSession::id).containsExactly(second, first);
        assertThat(listed.getLast())
                .isEqualTo(new OperatorSession(
                        first,
                        "Chrome on Windows",
                        "192.0.2.1",
                        people.business.time.instant().minus(Duration.ofMinutes(5)),
                        people.business.time.instant()));
        assertThat(sessions.of(people.paula)).isEmpty();
    }

    @Test
    void whatIsNotUsedForEightHoursIsNotListed() {
        people.session(erik);
        people.business.time.advance(OperatorSessions.MAX_IDLE);

        assertThat(sessions.of(erik)).isEmpty();
    }

    @Test
    void signingOutEverywhereLeavesTheOneInUse() {
        OperatorSessionId here = people.session(erik);
        OperatorSessionId there = people.session(erik);
        OperatorSessionId elses = people.session(people.olga);

        assertThat(sessions.endOthers(erik, here)).isOne();

        assertThat(sessions.ended(List.of(here, there, elses))).containsExactly(there);
    }

    @Test
    void nobodyEndsTheSessionOfAnother() {
        OperatorSessionId olgas = people.session(people.olga);

        sessions.end(erik, olgas);

        assertThat(sessions.ended(List.of(olgas))).isEmpty();
    }

    @Test
    void aNewPasswordEndsTheOtherSessions() {
        OperatorSessionId here = people.session(erik);
        OperatorSessionId there = people.session(erik);

        people.security.passwords().choose(erik, "of my own choosing", here);

        assertThat(sessions.ended(List.of(here, there))).containsExactly(there);
    }

    @Test
    @Tag("S34")
    void aBadPasswordAndTheOldOneAreNotTaken() {
        OperatorSessionId here = people.session(erik);

        assertThatThrownBy(() -> people.security.passwords().choose(erik, TestPeople.PASSWORD, here))
                .hasMessage("It is the password that you have; choose another.");
        assertThatThrownBy(() -> people.security.passwords().choose(erik, "1234567890", here))
                .hasMessage("It is on the list of common passwords that are tried first; choose another.");
    }

    @Test
    void aSessionThatNobodyOpenedHasEnded() {
        OperatorSessionId invented = new OperatorSessionId(new java.util.UUID(1, 2));

        assertThat(sessions.ended(List.of(invented))).containsExactly(invented);
        assertThat(people.security.stepUp().required(invented)).isTrue();
    }

    @Test
    @Tag("S33")
    void aLargeMoveAsksForAProofThatIsNotOlderThanTenMinutes() {
        StepUp stepUp = people.security.stepUp();
        OperatorSessionId session = people.session(erik);
        BigDecimal limit = new BigDecimal("50.0000");

        assertThat(stepUp.required(session, new BigDecimal("5000"), limit)).isFalse();
        people.business.time.advance(Duration.ofMinutes(10));
        assertThat(stepUp.required(session, new BigDecimal("50"), limit)).isTrue();
        assertThat(stepUp.required(session, new BigDecimal("49.9999"), limit)).isFalse();
        assertThat(stepUp.required(session, new BigDecimal("50"), null)).isFalse();

        sessions.proven(session);

        assertThat(stepUp.required(session, new BigDecimal("50"), limit)).isFalse();
    }
}
