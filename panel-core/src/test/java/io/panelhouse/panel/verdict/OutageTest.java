package io.panelhouse.panel.verdict;

import static io.panelhouse.panel.verdict.FactsOf.LOCKED;
import static io.panelhouse.panel.verdict.FactsOf.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import io.panelhouse.panel.account.AccountStatus;
import io.panelhouse.panel.session.SignInOutcome;
import io.panelhouse.panel.verdict.Check.Result;
import io.panelhouse.panel.verdict.Check.Topic;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("S11")
class OutageTest {

    @ParameterizedTest
    @CsvSource({
        "4, 0, false",
        "5, 0, true",
        "5, 0.5, true",
        "7, 1, false",
        "8, 1, true",
        "30, 10, false",
        "43, 10, true"
    })
    void onlyFarMoreThanTheUsualNumberIsSuspected(long accounts, double usual, boolean suspected) {
        assertThat(Outage.suspected(accounts, usual)).isEqualTo(suspected);
    }

    @Test
    void anAccountThatIsInOrderIsExplainedByIt() {
        Verdict dropped = new FactsOf(AccountStatus.ACTIVE)
                .attempt(90, SignInOutcome.ACCEPTED, LOCKED, true)
                .watched(90, 4)
                .during(5, null)
                .verdict();

        assertThat(dropped.cause()).isEqualTo(Cause.OUTAGE);
        assertThat(dropped.checks().getFirst()).isEqualTo(new Check(Topic.PROVIDER, Result.FAILED, FactsOf.ago(5)));
        assertThat(new FactsOf(AccountStatus.ACTIVE).during(5, null).verdict().cause())
                .isEqualTo(Cause.OUTAGE);
    }

    @Test
    void aRefusalLikeThoseOfTheOthersIsExplainedByIt() {
        assertThat(refused(2, SignInOutcome.WRONG_PASSWORD)).isEqualTo(Cause.OUTAGE);
        assertThat(refused(2, SignInOutcome.DEVICE_MISMATCH)).isEqualTo(Cause.DEVICE_MISMATCH);
        assertThat(refused(60, SignInOutcome.WRONG_PASSWORD)).isEqualTo(Cause.WRONG_PASSWORD);
    }

    @ParameterizedTest
    @EnumSource(
            value = AccountStatus.class,
            names = {"CLOSED", "SUSPENDED", "NEVER_ACTIVATED", "EXPIRED", "IN_GRACE"})
    void whatTheAccountIsComesFirst(AccountStatus status) {
        Verdict verdict = new FactsOf(status).during(5, null).verdict();

        assertThat(verdict.cause()).isNotEqualTo(Cause.OUTAGE);
        assertThat(verdict.checks()).contains(new Check(Topic.PROVIDER, Result.INFORMATION, FactsOf.ago(5)));
    }

    @Test
    void whoIsConnectedIsNotPartOfIt() {
        assertThat(new FactsOf(AccountStatus.ACTIVE)
                        .attempt(33, SignInOutcome.ACCEPTED, LOCKED, true)
                        .connected(33)
                        .during(5, null)
                        .verdict()
                        .cause())
                .isEqualTo(Cause.CONNECTED);
    }

    private static Cause refused(int minutesAgo, SignInOutcome outcome) {
        return new FactsOf(AccountStatus.ACTIVE)
                .locked()
                .attempt(500, SignInOutcome.ACCEPTED, LOCKED, true)
                .attempt(minutesAgo, outcome, outcome == SignInOutcome.DEVICE_MISMATCH ? OTHER : LOCKED, false)
                .during(5, SignInOutcome.WRONG_PASSWORD)
                .verdict()
                .cause();
    }
}
