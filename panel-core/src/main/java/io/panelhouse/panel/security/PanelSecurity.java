package io.panelhouse.panel.security;

import io.panelhouse.panel.audit.JdbcAuditLog;
import io.panelhouse.panel.database.PanelDatabase;
import java.time.InstantSource;

/** How people get in and stay in, with the key that this takes. Safe for use by many threads. */
public final class PanelSecurity {

    private final OperatorSignIn signIn;
    private final SecondFactors secondFactors;
    private final OperatorSessions sessions;
    private final Passwords passwords;
    private final StepUp stepUp;
    private final Throttle throttle;

    public PanelSecurity(PanelDatabase database, InstantSource time, JdbcAuditLog audit, PanelKey key) {
        JdbcSecondFactors factors = new JdbcSecondFactors(database, time, audit, key);
        this.throttle = new Throttle(database, time, key);
        this.signIn = new JdbcOperatorSignIn(database, time, audit, key, throttle, factors);
        this.secondFactors = factors;
        this.sessions = new JdbcOperatorSessions(database, time, audit);
        this.passwords = new JdbcPasswords(database, time, audit);
        this.stepUp = new StepUp(sessions, time);
    }

    public OperatorSignIn signIn() {
        return signIn;
    }

    public SecondFactors secondFactors() {
        return secondFactors;
    }

    public OperatorSessions sessions() {
        return sessions;
    }

    public Passwords passwords() {
        return passwords;
    }

    public StepUp stepUp() {
        return stepUp;
    }

    /** Forgets counts of tries that no longer matter; call it now and then. */
    public void sweep() {
        throttle.sweep();
    }
}
