package io.panelhouse.dashboard.signin;

import io.panelhouse.panel.security.OperatorSessionId;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;

/** What an HTTP session holds from sign-in to its end: it is watched while it holds this. */
final class OpenSession implements HttpSessionBindingListener {

    static final String ATTRIBUTE = OpenSession.class.getName();

    private final OperatorSessionId id;
    private final String address;
    private final SessionWatch watch;

    OpenSession(OperatorSessionId id, String address, SessionWatch watch) {
        this.id = id;
        this.address = address;
        this.watch = watch;
    }

    OperatorSessionId id() {
        return id;
    }

    String address() {
        return address;
    }

    @Override
    public void valueBound(HttpSessionBindingEvent event) {
        HttpSession session = event.getSession();
        watch.add(id, session);
    }

    @Override
    public void valueUnbound(HttpSessionBindingEvent event) {
        watch.remove(id);
    }
}
