package io.panelhouse.panel.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panelhouse.panel.AccessRefusedException;
import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.TestBusiness;
import io.panelhouse.panel.audit.AuditEntry;
import io.panelhouse.panel.audit.AuditFilter;
import io.panelhouse.panel.operation.Close;
import io.panelhouse.panel.session.SignInOutcome;
import io.panelhouse.panel.session.SignInRequest;
import io.panelhouse.panel.verdict.Cause;
import io.panelhouse.panel.verdict.Verdict;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("S21")
class SubscriberSecretsIT {

    private final TestBusiness business = new TestBusiness();
    private final SubscriberSecrets secrets = business.panel.subscriberSecrets();

    @BeforeEach
    void fund() {
        business.fund(business.north, 20);
    }

    @AfterEach
    void close() {
        business.close();
    }

    @Test
    void theNewSecretOpensTheOldOneDoesNotAndTheVerdictSaysMended() {
        AccountId account = sold("anna");
        assertThat(signIn("anna", "forgotten")).isEqualTo(SignInOutcome.WRONG_PASSWORD);
        assertThat(cause(account)).isEqualTo(Cause.WRONG_PASSWORD);
        business.time.advance(java.time.Duration.ofMinutes(1));

        String secret = secrets.renew(business.asNorth, account);

        assertThat(cause(account)).isEqualTo(Cause.MENDED);
        assertThat(signIn("anna", "secret of anna")).isEqualTo(SignInOutcome.WRONG_PASSWORD);
        assertThat(signIn("anna", secret)).isEqualTo(SignInOutcome.ACCEPTED);
        assertThat(secret).matches("[a-hj-km-np-z2-9]{10}").isNotEqualTo(secrets.renew(business.asNorth, account));
    }

    @Test
    void whoDidItStandsInTheAuditLogWithoutTheSecret() {
        AccountId account = sold("anna");
        String secret = secrets.renew(business.asNorth, account);

        AuditEntry entry = business.panel
                .audit()
                .page(business.asNorth, AuditFilter.ALL, null, 1)
                .getFirst();
        assertThat(entry.verb()).isEqualTo("account-secret-renewed");
        assertThat(entry.toString())
                .contains("nora")
                .contains("account " + account)
                .doesNotContain(secret);
    }

    @Test
    void outsideTheTreeWithoutThePermissionAndOnceClosedItIsRefused() {
        AccountId account = sold("anna");
        Actor viewer = Actor.within("vera", business.north, Set.of(Permission.VIEW));

        assertThatThrownBy(() -> secrets.renew(business.asSouth, account))
                .isInstanceOf(AccessRefusedException.class)
                .hasMessageEndingWith("it is not in your tree");
        assertThatThrownBy(() -> secrets.renew(viewer, account))
                .isInstanceOf(AccessRefusedException.class)
                .hasMessageEndingWith("it needs the permission SELL");
        business.panel
                .ledger()
                .apply(new Close(business.asNorth, "close", account))
                .orThrow();
        assertThatThrownBy(() -> secrets.renew(business.asNorth, account))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("it is closed");
        assertThat(signIn("anna", "secret of anna")).isEqualTo(SignInOutcome.CLOSED);
    }

    private AccountId sold(String name) {
        return Objects.requireNonNull(
                business.created(business.north, name, "M1").accountId());
    }

    private SignInOutcome signIn(String name, String secret) {
        return business.panel
                .signIns()
                .attempt(new SignInRequest(business.north, name, secret, "00:1A:79:00:00:01", "MAG", null))
                .outcome();
    }

    private Cause cause(AccountId account) {
        return Verdict.of(
                        business.panel
                                .diagnoses()
                                .facts(business.asNorth, account)
                                .orElseThrow(),
                        business.time.instant())
                .cause();
    }
}
