package io.panelhouse.panel.security;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.TestBusiness;
import io.panelhouse.panel.directory.Operator;
import io.panelhouse.panel.directory.OperatorRole;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The people of a test business: olga owns north, paula works for the provider. Verbs of signing in. */
final class TestPeople implements AutoCloseable {

    static final String PASSWORD = "a long enough one";
    static final String HOME = "192.0.2.7";

    final TestBusiness business = new TestBusiness();
    final PanelSecurity security = business.panel.security(PanelKey.of("5a".repeat(32)));
    final Operator olga = person("olga", business.north, OperatorRole.OWNER);
    final Operator paula = person("paula", business.provider, OperatorRole.PROVIDER);

    Operator person(String name, ResellerId reseller, OperatorRole role) {
        return business.panel.operators().create(Actor.house("test"), name, PASSWORD, role, reseller);
    }

    SignInAnswer signIn(String name, String password) {
        return signIn(name, password, HOME, null);
    }

    SignInAnswer signIn(String name, String password, String address, @Nullable String browserMark) {
        return security.signIn().password(new SignInTry(name, password, address, browserMark));
    }

    OperatorSessionId session(Operator operator) {
        return security.sessions().open(operator, "Firefox on Linux", HOME);
    }

    /** Sets up a second factor, at a time step that is over afterwards. */
    Enrolled enrol(Operator operator) {
        NewSecondFactor secret = security.secondFactors().begin(operator);
        List<String> codes = security.secondFactors().confirm(operator, secret, code(secret), session(operator));
        business.time.advance(Duration.ofSeconds(30));
        return new Enrolled(secret, codes);
    }

    String code(NewSecondFactor secret) {
        return TimedCodes.code(secret.secret(), business.time.instant());
    }

    Operator now(Operator operator) {
        return business.panel.operators().find(operator.id()).orElseThrow();
    }

    @Override
    public void close() {
        business.close();
    }

    record Enrolled(NewSecondFactor secret, List<String> recoveryCodes) {}
}
