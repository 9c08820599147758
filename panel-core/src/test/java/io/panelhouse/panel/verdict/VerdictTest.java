package io.panelhouse.panel.verdict;

import static io.panelhouse.panel.verdict.FactsOf.LOCKED;
import static io.panelhouse.panel.verdict.FactsOf.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import io.panelhouse.panel.account.AccountStatus;
import io.panelhouse.panel.session.SignInOutcome;
import io.panelhouse.panel.verdict.Check.Result;
import io.panelhouse.panel.verdict.Check.Topic;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("S11")
class VerdictTest {

    @ParameterizedTest
    @EnumSource(
            value = AccountStatus.class,
            names = {"CLOSED", "SUSPENDED", "NEVER_ACTIVATED", "EXPIRED", "IN_GRACE"})
    void whatTheAccountIsComesBeforeWhatTheDoorSaid(AccountStatus status) {
        Verdict verdict = new FactsOf(status)
                .locked()
                .attempt(2, SignInOutcome.DEVICE_MISMATCH, OTHER, true)
                .attempt(1, SignInOutcome.WRONG_PASSWORD, LOCKED, false)
                .verdict();

        assertThat(verdict.cause().name()).isEqualTo(status.name().replace("IN_GRACE", "EXPIRED"));
        assertThat(verdict.checks().getFirst().result()).isEqualTo(Result.FAILED);
        assertThat(verdict.refusedDevice()).isNull();
    }

    @Test
    void aRefusalByTheStateIsItsEvidence() {
        Verdict verdict = new FactsOf(AccountStatus.EXPIRED)
                .attempt(5, SignInOutcome.EXPIRED, LOCKED, true)
                .attempt(3, SignInOutcome.EXPIRED, LOCKED, true)
                .verdict();

        assertThat(verdict.attempts()).hasSize(2);
        assertThat(verdict.latest()).isEqualTo(verdict.attempts().getFirst());
        assertThat(result(verdict, Topic.TERM)).isEqualTo(Result.FAILED);
        assertThat(result(verdict, Topic.PASSWORD)).isEqualTo(Result.PASSED);
    }

    @Test
    @Tag("S59")
    @Tag("S60")
    void theLockBeatsARightPasswordAndNamesTheDevice() {
        Verdict verdict = new FactsOf(AccountStatus.DEVICE_MISMATCH)
                .locked()
                .attempt(20, SignInOutcome.ACCEPTED, LOCKED, true)
                .attempt(3, SignInOutcome.DEVICE_MISMATCH, OTHER, true)
                .attempt(2, SignInOutcome.DEVICE_MISMATCH, OTHER, true)
                .verdict();

        assertThat(verdict.cause()).isEqualTo(Cause.DEVICE_MISMATCH);
        assertThat(verdict.attempts()).hasSize(2);
        assertThat(verdict.refusedDevice()).isEqualTo(OTHER);
        assertThat(verdict.otherWorks()).isFalse();
        assertThat(verdict.checks().stream().map(Check::topic))
                .containsExactly(Topic.DEVICE, Topic.ACCOUNT, Topic.TERM, Topic.PASSWORD, Topic.SESSIONS);
        assertThat(result(verdict, Topic.PASSWORD)).isEqualTo(Result.PASSED);
    }

    @Test
    @Tag("S60")
    void anotherDeviceIsRefusedWhileTheLockedOneWorks() {
        Verdict verdict = new FactsOf(AccountStatus.ACTIVE)
                .locked()
                .attempt(3, SignInOutcome.DEVICE_MISMATCH, OTHER, true)
                .attempt(2, SignInOutcome.ACCEPTED, LOCKED, true)
                .connected(2)
                .verdict();

        assertThat(verdict.cause()).isEqualTo(Cause.DEVICE_MISMATCH);
        assertThat(verdict.otherWorks()).isTrue();
        assertThat(verdict.refusedDevice()).isEqualTo(OTHER);
    }

    @Test
    @Tag("S60")
    void aMovedLockMendsIt() {
        Verdict moved = new FactsOf(AccountStatus.ACTIVE)
                .lockedTo(OTHER)
                .attempt(3, SignInOutcome.DEVICE_MISMATCH, OTHER, true)
                .verdict();
        Verdict opened = new FactsOf(AccountStatus.ACTIVE)
                .attempt(3, SignInOutcome.DEVICE_MISMATCH, OTHER, true)
                .verdict();

        assertThat(moved.cause()).isEqualTo(Cause.MENDED);
        assertThat(opened.cause()).isEqualTo(Cause.MENDED);
    }

    @Test
    void whatWasRefusedLastCounts() {
        Verdict verdict = new FactsOf(AccountStatus.DEVICE_MISMATCH)
                .locked()
                .attempt(3, SignInOutcome.DEVICE_MISMATCH, OTHER, true)
                .attempt(2, SignInOutcome.WRONG_PASSWORD, LOCKED, false)
                .attempt(1, SignInOutcome.WRONG_PASSWORD, LOCKED, false)
                .verdict();

        assertThat(verdict.cause()).isEqualTo(Cause.WRONG_PASSWORD);
        assertThat(verdict.attempts()).hasSize(2);
        assertThat(verdict.checks().getFirst().topic()).isEqualTo(Topic.PASSWORD);
    }

    @Test
    void anAcceptedSignInEndsARefusal() {
        Verdict verdict = new FactsOf(AccountStatus.ACTIVE)
                .attempt(3, SignInOutcome.WRONG_PASSWORD, LOCKED, false)
                .attempt(2, SignInOutcome.ACCEPTED, LOCKED, true)
                .verdict();

        assertThat(verdict.cause()).isEqualTo(Cause.FINE);
    }

    @Test
    void aNewSecretMendsAWrongOneUntilThatIsRefusedToo() {
        FactsOf wrong = new FactsOf(AccountStatus.ACTIVE)
                .attempt(5, SignInOutcome.WRONG_PASSWORD, LOCKED, false)
                .newSecret(4);
        assertThat(wrong.verdict().cause()).isEqualTo(Cause.MENDED);

        wrong.attempt(3, SignInOutcome.WRONG_PASSWORD, LOCKED, false);
        assertThat(wrong.verdict().cause()).isEqualTo(Cause.WRONG_PASSWORD);
    }

    @Test
    void theConnectionLimitHoldsAsLongAsTheSessionsLive() {
        FactsOf full = new FactsOf(AccountStatus.ACTIVE)
                .attempt(30, SignInOutcome.ACCEPTED, LOCKED, true)
                .attempt(1, SignInOutcome.CONNECTION_LIMIT, OTHER, true);

        assertThat(full.connected(30).verdict().cause()).isEqualTo(Cause.CONNECTION_LIMIT);
        assertThat(new FactsOf(AccountStatus.ACTIVE)
                        .attempt(1, SignInOutcome.CONNECTION_LIMIT, OTHER, true)
                        .verdict()
                        .cause())
                .isEqualTo(Cause.MENDED);
    }

    @Test
    @Tag("S55")
    void whoIsConnectedAndComplainsHasAFineAccount() {
        FactsOf watching = new FactsOf(AccountStatus.ACTIVE)
                .attempt(33, SignInOutcome.ACCEPTED, LOCKED, true)
                .connected(33);

        assertThat(watching.verdict().cause()).isEqualTo(Cause.CONNECTED);
        assertThat(watching.verdict().checks().stream().map(Check::result)).doesNotContain(Result.FAILED);
        assertThat(new FactsOf(AccountStatus.ACTIVE)
                        .attempt(33, SignInOutcome.ACCEPTED, LOCKED, true)
                        .silent(33)
                        .verdict()
                        .cause())
                .isEqualTo(Cause.FINE);
    }

    @Test
    void theRestIsToldApart() {
        assertThat(new FactsOf(AccountStatus.ACTIVE).verdict().cause()).isEqualTo(Cause.NEVER_TRIED);
        assertThat(new FactsOf(AccountStatus.ACTIVE).withoutPassword().verdict().cause())
                .isEqualTo(Cause.NO_PASSWORD);
        assertThat(refusedWith(SignInOutcome.REFUSED_BY_POLICY)).isEqualTo(Cause.REFUSED_BY_POLICY);
        assertThat(refusedWith(SignInOutcome.WRONG_KEY)).isEqualTo(Cause.WRONG_PASSWORD);
        assertThat(refusedWith(SignInOutcome.THROTTLED)).isEqualTo(Cause.THROTTLED);
        assertThat(refusedWith(SignInOutcome.DEVICE_REQUIRED)).isEqualTo(Cause.MENDED);
        assertThat(new FactsOf(AccountStatus.ACTIVE)
                        .locked()
                        .attempt(1, SignInOutcome.DEVICE_REQUIRED, OTHER, true)
                        .verdict()
                        .cause())
                .isEqualTo(Cause.DEVICE_REQUIRED);
        for (SignInOutcome past : List.of(SignInOutcome.EXPIRED, SignInOutcome.SUSPENDED, SignInOutcome.TRIAL_OVER)) {
            assertThat(refusedWith(past)).as(past.name()).isEqualTo(Cause.MENDED);
        }
    }

    @Test
    void aRefusalIsForgottenAfterSevenDays() {
        int minutes = 7 * 24 * 60;

        assertThat(new FactsOf(AccountStatus.ACTIVE)
                        .attempt(minutes - 1, SignInOutcome.WRONG_PASSWORD, LOCKED, false)
                        .verdict()
                        .cause())
                .isEqualTo(Cause.WRONG_PASSWORD);
        assertThat(new FactsOf(AccountStatus.ACTIVE)
                        .attempt(minutes, SignInOutcome.WRONG_PASSWORD, LOCKED, false)
                        .verdict()
                        .cause())
                .isEqualTo(Cause.NEVER_TRIED);
    }

    @Test
    void everyOutcomeOfTheDoorGivesAVerdict() {
        assertThat(Arrays.stream(SignInOutcome.values()).map(VerdictTest::refusedWith))
                .doesNotContainNull()
                .hasSizeGreaterThanOrEqualTo(12);
    }

    private static Cause refusedWith(SignInOutcome outcome) {
        return new FactsOf(AccountStatus.ACTIVE)
                .attempt(1, outcome, LOCKED, null)
                .verdict()
                .cause();
    }

    private static Result result(Verdict verdict, Topic topic) {
        return verdict.checks().stream()
                .filter(check -> check.topic() == topic)
                .findFirst()
                .orElseThrow()
                .result();
    }
}
