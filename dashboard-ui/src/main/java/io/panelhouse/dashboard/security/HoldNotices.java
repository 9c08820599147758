package io.panelhouse.dashboard.security;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.dashboard.shell.HoldNotice;
import io.panelhouse.panel.hold.Hold;
import io.panelhouse.panel.hold.Holds;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Gives each page the notice of its person; nothing is asked before a preview opens. */
@Component
final class HoldNotices implements VaadinServiceInitListener {

    private static final long serialVersionUID = 1;

    private final transient ObjectProvider<CurrentOperator> operator;
    private final transient ObjectProvider<Proof> proof;
    private final transient Holds holds;
    private final transient InstantSource clock;

    HoldNotices(
            ObjectProvider<CurrentOperator> operator, ObjectProvider<Proof> proof, Holds holds, InstantSource clock) {
        this.operator = operator;
        this.proof = proof;
        this.holds = holds;
        this.clock = clock;
    }

    @Override
    public void serviceInit(ServiceInitEvent service) {
        service.getSource().addUIInitListener(page -> HoldNotice.put(page.getUI(), new Late()));
    }

    /** Finds out who it is when asked, since a page begins before anybody has signed in. */
    private final class Late implements HoldNotice {

        @Override
        public Optional<Hold> hold() {
            return own().hold();
        }

        @Override
        public String since(Hold hold) {
            return own().since(hold);
        }

        @Override
        public void prove(Runnable then) {
            own().prove(then);
        }

        private OwnHold own() {
            return new OwnHold(operator.getObject(), holds, proof.getObject(), clock);
        }
    }
}
