package io.panelhouse.dashboard.signin;

import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.spring.annotation.VaadinSessionScope;
import com.vaadin.flow.spring.security.AuthenticationContext;
import io.panelhouse.panel.directory.Operator;
import io.panelhouse.panel.directory.Operators;
import io.panelhouse.panel.security.OperatorSessionId;
import org.springframework.stereotype.Component;

/** The person of one browser session, read anew each time they are asked for. */
@Component
@VaadinSessionScope
final class SignedInPerson implements SignedIn {

    private final Operators operators;
    private final Operator atSignIn;
    private final OpenSession open;

    SignedInPerson(AuthenticationContext authentication, Operators operators) {
        this.operators = operators;
        this.atSignIn = authentication.getAuthenticatedUser(Operator.class).orElseThrow(SignedInPerson::nobody);
        if (!(VaadinSession.getCurrent().getSession().getAttribute(OpenSession.ATTRIBUTE)
                instanceof OpenSession here)) {
            throw nobody();
        }
        this.open = here;
    }

    private static IllegalStateException nobody() {
        return new IllegalStateException("Cannot open a page: nobody is signed in");
    }

    @Override
    public Operator operator() {
        return operators.find(atSignIn.id()).orElseThrow(SignedInPerson::nobody);
    }

    @Override
    public OperatorSessionId session() {
        return open.id();
    }

    @Override
    public String address() {
        return open.address();
    }
}
