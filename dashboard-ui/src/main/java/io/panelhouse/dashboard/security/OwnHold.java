package io.panelhouse.dashboard.security;

import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.HoldNotice;
import io.panelhouse.panel.hold.Hold;
import io.panelhouse.panel.hold.Holds;
import java.time.InstantSource;
import java.util.Optional;

/** The hold of the person who is signed in. */
final class OwnHold implements HoldNotice {

    private final CurrentOperator operator;
    private final Holds holds;
    private final Proof proof;
    private final InstantSource clock;

    OwnHold(CurrentOperator operator, Holds holds, Proof proof, InstantSource clock) {
        this.operator = operator;
        this.holds = holds;
        this.proof = proof;
        this.clock = clock;
    }

    @Override
    public Optional<Hold> hold() {
        return holds.of(operator.actor());
    }

    @Override
    public String since(Hold hold) {
        return new Formats(operator.home().zone(), clock).snapshotTime(hold.heldAt());
    }

    @Override
    public void prove(Runnable then) {
        proof.anew(then);
    }
}
