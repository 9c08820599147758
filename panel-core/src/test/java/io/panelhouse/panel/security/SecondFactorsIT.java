package io.panelhouse.panel.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panelhouse.panel.audit.AuditFilter;
import io.panelhouse.panel.directory.Operator;
import io.panelhouse.panel.directory.OperatorRole;
import io.panelhouse.panel.security.TestPeople.Enrolled;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("S35")
@Tag("X4")
class SecondFactorsIT {

    private static TestPeople people;
    private static int names;

    private Operator anna;
    private Enrolled enrolled;

    @BeforeAll
    static void open() {
        people = new TestPeople();
    }

    @AfterAll
    static void close() {
        people.close();
    }

    @BeforeEach
    void annaHasASecondFactor() {
        Operator created = people.person("anna-" + names++, people.business.north, OperatorRole.RESELLER);
        enrolled = people.enrol(created);
        anna = people.now(created);
    }

    @Test
    void thePasswordAloneDoesNotLetIn() {
        assertThat(people.signIn(anna.name(), TestPeople.PASSWORD)).isEqualTo(new SignInAnswer.CodeNeeded(anna));
        assertThat(code("000000")).isEqualTo(new SignInAnswer.Refused());
        assertThat(code(people.code(enrolled.secret()))).isInstanceOf(SignInAnswer.Accepted.class);
    }

    @Test
    void aCodeIsGoodOnce() {
        String code = people.code(enrolled.secret());

        assertThat(code(code)).isInstanceOf(SignInAnswer.Accepted.class);
        assertThat(code(code)).isEqualTo(new SignInAnswer.Refused());
    }

    @Test
    void theCodeThatConfirmedItDoesNotSignIn() {
        Operator berta = people.person("berta", people.business.north, OperatorRole.RESELLER);
        NewSecondFactor secret = people.security.secondFactors().begin(berta);
        String code = people.code(secret);
        people.security.secondFactors().confirm(berta, secret, code, people.session(berta));

        assertThat(people.security.signIn().code(berta, code, TestPeople.HOME, null))
                .isEqualTo(new SignInAnswer.Refused());
    }

    @Test
    void oneCodeShownByManyAtTheSameTimeLetsOneIn() throws Exception {
        String code = people.code(enrolled.secret());
        try (ExecutorService browsers = Executors.newFixedThreadPool(8)) {
            List<Future<SignInAnswer>> answers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                answers.add(browsers.submit(() -> code(code)));
            }
            int accepted = 0;
            for (Future<SignInAnswer> answer : answers) {
                accepted += answer.get() instanceof SignInAnswer.Accepted ? 1 : 0;
            }
            assertThat(accepted).isOne();
        }
    }

    @Test
    void aCodeOfTheStepBeforeCountsAndAnOlderOneDoesNot() {
        String code = people.code(enrolled.secret());
        people.business.time.advance(Duration.ofSeconds(30));
        assertThat(code(code)).isInstanceOf(SignInAnswer.Accepted.class);

        String old = people.code(enrolled.secret());
        people.business.time.advance(Duration.ofSeconds(61));
        assertThat(code(old)).isEqualTo(new SignInAnswer.Refused());
    }

    @Test
    void eachRecoveryCodeIsGoodOnceAndItsUseIsWrittenDown() {
        String code = enrolled.recoveryCodes().getFirst();

        assertThat(enrolled.recoveryCodes()).hasSize(10).doesNotHaveDuplicates();
        assertThat(code(" " + code.toUpperCase(java.util.Locale.ROOT) + " ")).isInstanceOf(SignInAnswer.Accepted.class);
        assertThat(code(code)).isEqualTo(new SignInAnswer.Refused());
        assertThat(people.security.secondFactors().recoveryCodesLeft(anna)).isEqualTo(9);
        assertThat(people.business
                        .panel
                        .audit()
                        .count(
                                people.olga.actor(),
                                new AuditFilter(anna.name(), "recovery-code-used", null, null, null)))
                .isOne();
    }

    @Test
    void newRecoveryCodesReplaceTheOldOnes() {
        List<String> fresh = people.security.secondFactors().renewRecoveryCodes(anna);

        assertThat(code(enrolled.recoveryCodes().getFirst())).isEqualTo(new SignInAnswer.Refused());
        assertThat(code(fresh.getFirst())).isInstanceOf(SignInAnswer.Accepted.class);
    }

    @Test
    void tenWrongCodesAreLookedAtInAnHour() {
        for (int i = 0; i < 10; i++) {
            assertThat(code("00000" + i)).isEqualTo(new SignInAnswer.Refused());
        }

        assertThat(code(people.code(enrolled.secret()))).isInstanceOf(SignInAnswer.Throttled.class);
        people.business.time.advance(Duration.ofHours(1));
        assertThat(code(people.code(enrolled.secret()))).isInstanceOf(SignInAnswer.Accepted.class);
    }

    @Test
    void aWrongCodeTakesNothingIntoUse() {
        Operator carla = people.person("carla", people.business.north, OperatorRole.RESELLER);
        NewSecondFactor secret = people.security.secondFactors().begin(carla);

        assertThatThrownBy(() -> people.security.secondFactors().confirm(carla, secret, "12345", people.session(carla)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The code does not fit. Wait for the next one, and check that the phone's clock is right.");
        assertThat(people.now(carla).secondFactor()).isFalse();
    }

    @Test
    void settingItUpSignsOutEverywhereElse() {
        Operator doris = people.person("doris", people.business.north, OperatorRole.RESELLER);
        OperatorSessionId elsewhere = people.session(doris);
        OperatorSessionId here = people.session(doris);
        NewSecondFactor secret = people.security.secondFactors().begin(doris);

        people.security.secondFactors().confirm(doris, secret, people.code(secret), here);

        assertThat(people.security.sessions().ended(List.of(here, elsewhere))).containsExactly(elsewhere);
    }

    @Test
    void aCopyOfTheDatabaseHoldsNeitherSecretNorRecoveryCode() {
        String secret = HexFormat.of().formatHex(enrolled.secret().secret());
        String stored =
                people.business.text("SELECT encode(second_factor, 'hex') FROM panel.operator WHERE id = " + anna.id());

        assertThat(stored).doesNotContain(secret).hasSize((12 + 20 + 16) * 2);
        PanelKey other = PanelKey.of("5b".repeat(32));
        assertThatThrownBy(() -> other.decrypt(
                        "second factor", "operator " + anna.id(), HexFormat.of().parseHex(stored)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Cannot read the second factor of operator " + anna.id()
                        + ": it was written with another key; restore PANELHOUSE_KEY or set it up anew");
    }

    @Test
    void theAddressForTheAppHoldsNameAndSecret() {
        NewSecondFactor secret = new NewSecondFactor("anna & co", new byte[20]);

        assertThat(secret.address())
                .isEqualTo("otpauth://totp/Panelhouse:anna%20%26%20co?secret=" + "A".repeat(32) + "&issuer=Panelhouse");
        assertThat(secret.text()).isEqualTo("AAAA AAAA AAAA AAAA AAAA AAAA AAAA AAAA");
        assertThat(secret.toString()).doesNotContain("AAAA");
    }

    @Test
    void provingAgainAsksForTheCodeNotForThePassword() {
        assertThat(people.security.signIn().prove(anna, TestPeople.PASSWORD, TestPeople.HOME))
                .isEqualTo(new SignInAnswer.Refused());
        assertThat(people.security.signIn().prove(anna, people.code(enrolled.secret()), TestPeople.HOME))
                .isInstanceOf(SignInAnswer.Accepted.class);
        assertThat(people.security.signIn().prove(people.paula, TestPeople.PASSWORD, TestPeople.HOME))
                .isInstanceOf(SignInAnswer.Accepted.class);
    }

    private SignInAnswer code(String code) {
        return people.security.signIn().code(anna, code, TestPeople.HOME, null);
    }
}
