package io.panelhouse.dashboard.signin;

import io.panelhouse.panel.directory.Operator;
import io.panelhouse.panel.security.OperatorSessionId;

/** The person of this browser session, for pages on which they look after themselves. */
public interface SignedIn {

    /** The person as they are now. */
    Operator operator();

    /** This sign-in. */
    OperatorSessionId session();

    /** The network address that the person signed in from. */
    String address();
}
