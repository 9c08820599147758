package io.panelhouse.panel.security;

import io.panelhouse.panel.directory.Operator;
import org.jspecify.annotations.Nullable;

/** People choose their own passwords. */
public interface Passwords {

    /**
     * Sets the password of somebody who has just proved who they are, and signs them out everywhere else.
     *
     * @param keep the session in which it is done; null if there is none yet
     * @return the operator, whose password is a lasting one
     * @throws io.panelhouse.panel.password.PasswordRefusedException if it is not good enough, or the one there is
     */
    Operator choose(Operator operator, String password, @Nullable OperatorSessionId keep);
}
