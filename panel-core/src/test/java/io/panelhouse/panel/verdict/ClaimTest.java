package io.panelhouse.panel.verdict;

import static io.panelhouse.panel.verdict.FactsOf.LOCKED;
import static io.panelhouse.panel.verdict.FactsOf.NOW;
import static io.panelhouse.panel.verdict.FactsOf.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import io.panelhouse.panel.account.AccountStatus;
import io.panelhouse.panel.session.SignInOutcome;
import io.panelhouse.panel.verdict.Claim.Answer;
import io.panelhouse.panel.verdict.Claim.Event.Kind;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("S22")
class ClaimTest {

    private static final Duration THREE_DAYS = Duration.ofDays(3);

    @Test
    void aSignInYesterdayContradictsThreeDaysWithoutConnection() {
        Claim claim = check(new FactsOf(AccountStatus.DEVICE_MISMATCH)
                .locked()
                .attempt(730, SignInOutcome.ACCEPTED, LOCKED, true)
                .watched(730, 598)
                .attempt(103, SignInOutcome.DEVICE_MISMATCH, OTHER, true)
                .attempt(8, SignInOutcome.DEVICE_MISMATCH, OTHER, true));

        assertThat(claim.answer()).isEqualTo(Answer.CONTRADICTED);
        assertThat(Objects.requireNonNull(claim.lastSuccess()).deviceId()).isEqualTo(LOCKED);
        assertThat(claim.refusedSince()).isEqualTo(2);
        assertThat(claim.events().stream().map(Claim.Event::kind))
                .containsExactly(Kind.SIGNED_IN, Kind.SIGNED_OUT, Kind.REFUSED);
        assertThat(claim.events().getLast().times()).isEqualTo(2);
    }

    @Test
    void anExpiredAccountWithoutSignInConfirmsIt() {
        assertThat(check(new FactsOf(AccountStatus.EXPIRED).attempt(5_000, SignInOutcome.ACCEPTED, LOCKED, true))
                        .answer())
                .isEqualTo(Answer.CONFIRMED_EXPIRED);
        assertThat(check(new FactsOf(AccountStatus.ACTIVE).attempt(5_000, SignInOutcome.ACCEPTED, LOCKED, true))
                        .answer())
                .isEqualTo(Answer.CONFIRMED);
        assertThat(check(new FactsOf(AccountStatus.ACTIVE)).answer()).isEqualTo(Answer.CONFIRMED_NEVER);
    }

    @Test
    void theTimeClaimedIsExact() {
        int minutes = 3 * 24 * 60;

        assertThat(check(new FactsOf(AccountStatus.ACTIVE).attempt(minutes - 1, SignInOutcome.ACCEPTED, LOCKED, true))
                        .answer())
                .isEqualTo(Answer.CONTRADICTED);
        assertThat(check(new FactsOf(AccountStatus.ACTIVE).attempt(minutes, SignInOutcome.ACCEPTED, LOCKED, true))
                        .answer())
                .isEqualTo(Answer.CONFIRMED);
    }

    @Test
    void aLiveSessionContradictsWhateverItsAge() {
        assertThat(check(new FactsOf(AccountStatus.ACTIVE)
                                .attempt(9_000, SignInOutcome.ACCEPTED, LOCKED, true)
                                .connected(9_000))
                        .answer())
                .isEqualTo(Answer.CONTRADICTED_CONNECTED);
    }

    private static Claim check(FactsOf facts) {
        return Claim.check(facts.facts(), THREE_DAYS, NOW);
    }
}
