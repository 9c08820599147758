package io.panelhouse.panel.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.directory.Operator;
import io.panelhouse.panel.directory.OperatorRole;
import io.panelhouse.panel.directory.Setting;
import io.panelhouse.panel.hold.Drain;
import io.panelhouse.panel.hold.Hold;
import io.panelhouse.panel.hold.Holds;
import io.panelhouse.panel.security.TestPeople.Enrolled;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("S33")
class HoldProofIT {

    private static TestPeople people;
    private static Holds holds;
    private static int names;

    private Operator mara;

    @BeforeAll
    static void open() {
        people = new TestPeople();
        holds = people.business.panel.holds();
        people.business
                .panel
                .settings()
                .change(Actor.house("test"), people.business.north, Map.of(Setting.HOLD_ON_DRAIN, Optional.of("true")));
    }

    @AfterAll
    static void close() {
        people.close();
    }

    @BeforeEach
    void maraIsThere() {
        mara = people.person("mara-" + names++, people.business.north, OperatorRole.RESELLER);
    }

    @Test
    void aHeldOperatorGoesOnOnceTheSecondFactorIsPassed() {
        Enrolled enrolled = people.enrol(mara);
        OperatorSessionId session = people.session(mara);
        Hold hold = hold();
        assertThat(hold.provable()).isTrue();

        assertThat(proves(people.code(enrolled.secret()), session)).isTrue();

        assertThat(holds.of(mara.actor())).isEmpty();
        assertThat(people.business.count("SELECT count(*) FROM panel.audit_entry WHERE verb = 'hold-proven'"
                        + " AND object = 'operator " + mara.id() + "'"))
                .isOne();
    }

    @Test
    void aWrongCodeLiftsNothing() {
        people.enrol(mara);
        OperatorSessionId session = people.session(mara);
        hold();

        assertThat(proves("000000", session)).isFalse();

        assertThat(holds.of(mara.actor())).isPresent();
    }

    @Test
    void aPasswordAloneLiftsNothing() {
        OperatorSessionId session = people.session(mara);
        assertThat(hold().provable()).isFalse();

        assertThat(proves(TestPeople.PASSWORD, session)).isTrue();

        assertThat(holds.of(mara.actor())).isPresent();
    }

    @Test
    void aSecondFactorThatWasSetUpUnderTheHoldLiftsNothing() {
        hold();
        people.business.time.advance(Duration.ofSeconds(1));
        Enrolled enrolled = people.enrol(mara);

        assertThat(proves(people.code(enrolled.secret()), people.session(mara))).isTrue();

        assertThat(holds.of(mara.actor())).isPresent();
    }

    private boolean proves(String typed, OperatorSessionId session) {
        boolean proven = people.security.signIn().prove(people.now(mara), typed, TestPeople.HOME)
                instanceof SignInAnswer.Accepted;
        if (proven) {
            people.security.sessions().proven(session);
        }
        return proven;
    }

    private Hold hold() {
        return holds.hold(new Drain(
                        people.business.north,
                        mara.name(),
                        people.business.time.instant(),
                        30,
                        BigDecimal.TEN,
                        List.of(1L)))
                .orElseThrow();
    }
}
