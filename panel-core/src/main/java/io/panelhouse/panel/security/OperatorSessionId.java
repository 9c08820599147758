package io.panelhouse.panel.security;

import java.util.UUID;

/** Identity of one sign-in of a person; a browser is never shown it. */
public record OperatorSessionId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
